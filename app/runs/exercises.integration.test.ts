import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Run } from '../../data/model/exercise';
import { type Scenario, scenarioSchema } from '../../data/model/scenario';
import { type OpenWorkbench, openWorkbench } from '../open-workbench';
import { type RunRefusal, setWorkbench } from '../workbench';
import { serveRuns } from './serve-runs';

vi.setConfig({ testTimeout: 240_000 });

const WANG = { by: 'Wang', takeOver: false };
/** Two plants, an airlock that trips after five minutes; the hour after is quiet but for what it brings. */
const STORY: Scenario = scenarioSchema.parse({
  version: 1,
  id: 'short-airlock-trip',
  title: { zh: '短', en: 'Short' },
  story: { zh: '短', en: 'Short' },
  aim: { zh: '短', en: 'Short' },
  enterprises: ['E1', 'E3'],
  startsAt: '2026-11-23T10:00:00+08:00',
  durationS: 900,
  alwaysOn: true,
  faults: [{ atS: 300, collector: 'E1-C01', fault: 'airlock-motor-trip' }],
  expectedAlarms: [{ ruleId: 'airlock-fault', collector: 'E1-C01', fromS: 300, toS: 330 }],
});

let folder: string;
let open: OpenWorkbench;
let web: Awaited<ReturnType<typeof serveRuns>>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dust-twin-runs-'));
  web = await serveRuns();
  open = await openAgain();
});
afterEach(async () => {
  await open.close();
  await web.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openAgain(): Promise<OpenWorkbench> {
  const opened = await openWorkbench({
    host: '127.0.0.1',
    port: 0,
    mqttHost: '127.0.0.1',
    mqttPort: 0,
    dataDir: folder,
    demo: true,
    adminApiKey: undefined,
  });
  setWorkbench(opened.workbench);
  opened.listening(web.port);
  return opened;
}

function desk() {
  return open.workbench.exercises;
}

async function begin(speed = 600, scenario = STORY): Promise<string> {
  const { id } = await desk().create({ scenario, seed: 7, speed, by: 'Wang' });
  await desk().steer(id, { cmd: 'start' }, WANG);
  return id;
}

async function until(id: string, what: (run: Run) => boolean): Promise<Run> {
  await vi.waitFor(() => expect(what(desk().get(id) as Run)).toBe(true), { timeout: 180_000, interval: 50 });
  return desk().get(id) as Run;
}

/** `rule collector raised` of every alarm of a run, in order. */
async function raisedIn(id: string): Promise<string[]> {
  const world = await open.workbench.worldOf(`run:${id}`);
  const alarms = (await world?.store.alarms({ limit: 1000 })) ?? [];
  return alarms.map(({ ruleId, collector, raisedTs }) => `${raisedTs} ${ruleId} ${collector}`).sort();
}

function refusalOf(work: Promise<unknown>): Promise<RunRefusal> {
  return work.then(
    () => {
      throw new Error('It was not refused.');
    },
    (error: { refusal: RunRefusal }) => error.refusal,
  );
}

/** The process of a run, by its parent and its script. */
function pidOfRun(): number {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const isOurs =
        readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(process.pid);
      if (isOurs && readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes('simulator/run.ts'))
        return Number(entry);
    } catch {
      // It ended while it was looked at.
    }
  }
  throw new Error('There is no process of a run.');
}

describe('an exercise', () => {
  it('plays its story to the end, raises what is expected and nothing else, and leaves live untouched', async () => {
    const before = await open.workbench.store.counts();
    const id = await begin();
    const run = await until(id, ({ hasReport }) => hasReport);
    expect(run).toMatchObject({ state: 'ended', simTs: run.endTs, judgedThrough: run.endTs, failure: null });
    const report = await desk().report(id);
    expect(report?.hits.map(({ alarm }) => alarm.ruleId)).toEqual(['airlock-fault']);
    expect([report?.misses, report?.late, report?.false]).toEqual([[], [], []]);
    expect(report?.actions.map(({ kind, by }) => [kind, by])).toEqual([['start', 'Wang']]);
    expect(await open.workbench.store.counts()).toEqual(before);
    expect(open.workbench.live.openAlarms.size).toBe(0);
    expect(open.workbench.live.latest.size).toBe(0);
  });

  it('is the same run again with the same seed, whatever the speed', async () => {
    const fast = await begin(600);
    const slow = await begin(150);
    for (const id of [fast, slow]) await until(id, ({ hasReport }) => hasReport);
    expect(await raisedIn(slow)).toEqual(await raisedIn(fast));
    const rows = async (id: string) =>
      (await (await open.workbench.worldOf(`run:${id}`))?.store.counts())?.readingsStored;
    expect(await rows(slow)).toBe(await rows(fast));
  });

  it('is steered by one person at a time; the second is told, and may take over', async () => {
    const id = await begin(60);
    await until(id, ({ state }) => state === 'running');
    const li = { by: 'Li', takeOver: false };
    expect(await refusalOf(desk().steer(id, { cmd: 'freeze' }, li))).toEqual({
      code: 'steered-by-other',
      by: 'Wang',
    });
    const taken = await desk().steer(id, { cmd: 'freeze' }, { by: 'Li', takeOver: true });
    expect(taken).toMatchObject({ steeredBy: 'Li' });
    const frozen = await until(id, ({ state }) => state === 'frozen');
    expect(await refusalOf(desk().steer(id, { cmd: 'start' }, WANG))).toMatchObject({ by: 'Li' });
    await desk().steer(id, { cmd: 'step', seconds: 60 }, li);
    await until(id, ({ simTs }) => simTs >= frozen.simTs + 60_000);
    expect((await desk().actions(id)).map(({ kind, by }) => `${kind} ${by}`)).toEqual([
      'start Wang',
      'take-over Li',
      'freeze Li',
      'step Li',
    ]);
  });

  it('tells what the simulator refuses', async () => {
    const id = await begin(1);
    const wrong = { cmd: 'inject', collector: 'E1-C01', fault: 'pump-trip', severity: 1, rampS: 0 } as const;
    const refusal = await refusalOf(desk().steer(id, wrong, WANG));
    expect(refusal).toMatchObject({
      code: 'refused-by-simulator',
      sentence: expect.stringContaining('pump-trip'),
      refusal: {
        code: 'sim-foreign-fault',
        params: { fault: 'pump-trip', type: 'dry', collector: 'E1-C01' },
      },
    });
    expect(await refusalOf(desk().steer('X1', { cmd: 'stop' }, WANG))).toEqual({
      code: 'unknown-run',
      id: 'X1',
    });
  });

  it('goes on from a snapshot as a new run, exactly as the first one would have', async () => {
    const whole = await begin(600);
    await until(whole, ({ hasReport }) => hasReport);
    const first = await begin(60);
    await until(first, ({ simTs, startTs }) => simTs >= startTs + 120_000);
    const { snapshots } = await desk().steer(first, { cmd: 'snapshot' }, WANG);
    const simTs = snapshots.at(-1)?.simTs ?? 0;
    process.kill(pidOfRun(), 'SIGKILL');
    const failed = await until(first, ({ state }) => state === 'failed');
    expect(failed.failure).toBe('process-ended');

    const { id: second, parent, fromSimTs } = await desk().restore(first, simTs, WANG);
    expect([parent, fromSimTs]).toEqual([first, simTs]);
    await desk().steer(second, { cmd: 'speed', speed: 600 }, WANG);
    await desk().steer(second, { cmd: 'start' }, WANG);
    await until(second, ({ hasReport }) => hasReport);
    expect(await raisedIn(second)).toEqual(await raisedIn(whole));
    const counts = async (id: string) =>
      (await (await open.workbench.worldOf(`run:${id}`))?.store.counts())?.readingsStored;
    expect(await counts(second)).toBe(await counts(whole));
    expect(open.workbench.live.openAlarms.size).toBe(0);
  });

  it('may be taken back while it goes on: it ends with its report, and the new one stands ready', async () => {
    const first = await begin(60);
    await until(first, ({ simTs, startTs }) => simTs >= startTs + 30_000);
    const { snapshots } = await desk().steer(first, { cmd: 'snapshot' }, WANG);
    const simTs = snapshots.at(-1)?.simTs ?? 0;
    const li = { by: 'Li', takeOver: false };
    expect(await refusalOf(desk().restore(first, simTs, li))).toMatchObject({ code: 'steered-by-other' });
    expect(await refusalOf(desk().restore(first, simTs + 1, WANG))).toMatchObject({
      code: 'unknown-snapshot',
    });
    const { id } = await desk().restore(first, simTs, WANG);
    expect(await until(first, ({ hasReport }) => hasReport)).toMatchObject({ state: 'ended' });
    expect(desk().get(id)).toMatchObject({ state: 'ready', parent: first, simTs });
    expect(await refusalOf(desk().drop(id, li))).toMatchObject({ code: 'steered-by-other' });
    await desk().drop(id, WANG);
    expect(readdirSync(join(folder, 'runs')).filter((file) => file.startsWith(id))).toEqual([]);
  });

  it('is over when the server ends, and can still be looked at afterwards', async () => {
    const id = await begin(60);
    await until(id, ({ simTs, startTs }) => simTs > startTs + 60_000);
    await open.close();
    open = await openAgain();
    expect(desk().get(id)).toMatchObject({ state: 'failed', failure: 'server-stopped', steeredBy: null });
    const world = await open.workbench.worldOf(`run:${id}`);
    expect(world?.view.latest.size).toBeGreaterThan(10);
    expect(await refusalOf(desk().steer(id, { cmd: 'start' }, WANG))).toMatchObject({ code: 'run-over' });
    await desk().drop(id, WANG);
    expect(desk().get(id)).toBeNull();
    expect(await open.workbench.worldOf(`run:${id}`)).toBeNull();
    expect(readdirSync(join(folder, 'runs'))).toEqual([]);
  });

  it('has a limit on how many are under way, so that live comes first', async () => {
    await begin(1);
    await begin(1);
    expect(await refusalOf(begin(1))).toEqual({ code: 'too-many-runs', limit: 2 });
  });

  it('counts one whose process is only starting once', async () => {
    const first = begin(1);
    await vi.waitFor(() => expect(desk().list()).toHaveLength(1), { interval: 1 });
    expect(await Promise.all([first, begin(1)])).toHaveLength(2);
  });
});
