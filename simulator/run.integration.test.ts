import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../data/catalogue/sample-plants';
import type { RunReport, RunStory } from '../data/model/exercise';
import type { RegistryRecord } from '../data/model/registry';
import type { Scenario } from '../data/model/scenario';
import { scenarioSchema } from '../data/model/scenario';
import type { TelemetryMessage } from './stations/to-message';
import { openRunDeskRoom, type RunDeskRoom } from './testing/run-desk-room';

const START = '2026-11-23T09:00:00+08:00';
const START_TS = Date.parse(START);
const SECRET = 'secret-of-run-0123456789';

let room: RunDeskRoom;
beforeEach(async () => {
  room = await openRunDeskRoom('r1');
});
afterEach(() => room.close());

test('plays the story to its end: rounds in order, the clock after them, the end, the report', async () => {
  answerReport(START_TS + 600_000);
  const child = room.start(story({ durationS: 600 }));
  await until(() => room.clocks().length > 0);
  expect(room.clocks()[0]).toEqual({ simTs: START_TS, speed: 600, state: 'ready' });
  expect(await room.command({ cmd: 'start' })).toEqual({ n: 1 });
  expect(await exitOf(child)).toBe(0);

  expect(room.logins).toEqual([['r1', SECRET]]);
  expect(telemetry('S3').map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, seq) => seq));
  expect(orderViolations()).toEqual([]);
  expect(room.clocks().at(-1)).toMatchObject({ simTs: START_TS + 600_000, state: 'ended' });
  expect(room.puts).toHaveLength(1);
  expect(room.puts[0]).toMatchObject({
    path: '/api/exercises/r1/report',
    authorization: `Bearer ${SECRET}`,
    body: { finished: true, run: 'r1', endedS: 600, misses: [], false: [] } satisfies Partial<RunReport>,
  });
});

test('a step is played at once, then the run stands still and says so every second', async () => {
  room.start(story({}));
  await until(() => room.clocks().length > 0);
  await room.command({ cmd: 'step', seconds: 12 });
  expect(room.clocks().at(-1)).toMatchObject({ simTs: START_TS + 12_000, state: 'frozen' });
  expect(
    telemetry('S3')
      .flatMap(({ samples }) => samples.map(({ ts }) => ts))
      .at(-1),
  ).toBe(START_TS + 12_000);
  const said = room.clocks().length;
  await until(() => room.clocks().length >= said + 2);
  expect(room.clocks().at(-1)).toEqual({ simTs: START_TS + 12_000, speed: 600, state: 'frozen' });
});

test('obeys, and refuses in a sentence with field, value and limit', async () => {
  room.start(story({}));
  await until(() => room.clocks().length > 0);
  const inject = { cmd: 'inject', collector: 'E3-C01', severity: 1, rampS: 0 } as const;
  expect(await room.command({ ...inject, fault: 'airlock-motor-trip' })).toEqual({ n: 1 });
  expect((await room.command({ ...inject, fault: 'meteor' })).error).toContain('fault "meteor" is unknown');
  expect((await room.command({ ...inject, fault: 'pump-trip' })).error).toContain(
    'does not fit the dry collector',
  );
  expect((await room.command({ cmd: 'speed', speed: 601 })).error).toContain('speed is 601');
  expect((await room.command({ cmd: 'freeze' })).error).toContain('state is "ready"');
  await room.command({ cmd: 'step', seconds: 5 });
  expect(telemetry('S3').at(-1)?.samples.at(-2)?.values.airlockFault).toBe(true);
  expect(await room.command({ cmd: 'action', action: 'clear-airlock', collector: 'E3-C01' })).toEqual({
    n: 7,
  });
  expect((await room.command({ cmd: 'action', action: 'start-pump', collector: 'E3-C01' })).error).toContain(
    'action "start-pump" does not fit collector "E3-C01"',
  );
  await room.command({ cmd: 'step', seconds: 5 });
  expect(telemetry('S3').at(-1)?.samples.at(-2)?.values.airlockFault).toBe(false);
});

test('a run taken up from a snapshot goes on as the one it was taken from would have', async () => {
  const first = room.start(story({}));
  await until(() => room.clocks().length > 0);
  await room.command({
    cmd: 'inject',
    collector: 'E3-C01',
    fault: 'smouldering-nest',
    severity: 0.5,
    rampS: 60,
  });
  await room.command({ cmd: 'step', seconds: 33 });
  expect(await room.command({ cmd: 'snapshot' })).toEqual({ n: 3 });
  const put = room.puts[0];
  expect(put?.path).toBe(`/api/exercises/r1/snapshots/${START_TS + 33_000}`);
  const before = room.heard.length;
  await room.command({ cmd: 'step', seconds: 60 });
  const expected = telemetryTexts(before);
  await end(first);

  const again = room.heard.length;
  room.start(story({}, { from: put?.body }));
  await until(() => room.clocks().at(-1)?.state === 'ready');
  expect(room.clocks().at(-1)?.simTs).toBe(START_TS + 33_000);
  await room.command({ cmd: 'step', seconds: 60 });
  expect(telemetryTexts(again)).toEqual(expected);
  expect(expected.length).toBeGreaterThanOrEqual(12);
});

test('after a lost line it sends again in order what nobody acknowledged, and goes on', async () => {
  answerReport(START_TS + 1_200_000);
  const child = room.start(story({ durationS: 1200 }));
  await until(() => room.clocks().length > 0);
  await room.command({ cmd: 'start' });
  await until(() => room.clocks().length > 20);
  room.cut();
  expect(await exitOf(child)).toBe(0);
  expect([...new Set(telemetry('S3').map(({ seq }) => seq))]).toEqual(
    Array.from({ length: 240 }, (_, seq) => seq),
  );
  expect(room.clocks().at(-1)?.state).toBe('ended');
});

test('half an hour of the story makes an automatic snapshot', async () => {
  answerReport(START_TS + 3_600_000);
  const child = room.start(story({ durationS: 3600 }));
  await until(() => room.clocks().length > 0);
  await room.command({ cmd: 'start' });
  expect(await exitOf(child)).toBe(0);
  expect(room.puts.map(({ path }) => path)).toEqual([
    `/api/exercises/r1/snapshots/${START_TS + 1_800_000}?automatic=1`,
    '/api/exercises/r1/report',
  ]);
});

test('ends when its input ends', async () => {
  const child = room.start(story({}));
  await until(() => room.clocks().length > 0);
  await end(child);
  expect(child.exitCode).toBe(0);
});

test.each([
  [{ speed: 0 }, 'speed: '],
  [{ run: '' }, 'run: '],
  [{ scenario: { ...scenario({}), durationS: -1 } }, 'scenario.durationS: '],
  [{ scenario: scenario({ enterprises: ['E9'] }) }, 'enterprises: "E9" has no station among the records'],
  [{ scenario: scenario({ faults: [{ atS: 1, collector: 'E3-C01', fault: 'pump-trip' }] }) }, 'does not fit'],
  [{ from: { version: 1 } }, 'from.version: '],
])('a bad story %# is a sentence and exit 1', async (more, sentence) => {
  const child = room.start({ ...story({}), ...more } as RunStory);
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  expect(await exitOf(child)).toBe(1);
  expect(said).toContain(sentence);
});

function scenario(more: object): Scenario {
  return scenarioSchema.parse({
    version: 1,
    id: 'trial',
    title: { zh: '试验', en: 'Trial' },
    story: { zh: '试验', en: 'Trial' },
    aim: { zh: '试验', en: 'Trial' },
    enterprises: ['E3'],
    startsAt: START,
    durationS: 3600,
    faults: [],
    expectedAlarms: [],
    ...more,
  });
}

function story(more: object, rest: Partial<RunStory> = {}): RunStory {
  const records = SAMPLE_RECORDS.filter((record) => enterpriseOf(record) === 'E3');
  return {
    ...room.urls,
    run: 'r1',
    secret: SECRET,
    scenario: scenario(more),
    seed: 1,
    speed: 600,
    records,
    from: null,
    ...rest,
  };
}

function enterpriseOf(record: RegistryRecord): string | null {
  if (record.kind === 'enterprise') return record.id;
  return 'enterprise' in record ? record.enterprise : null;
}

function answerReport(judgedThrough: number): void {
  room.answers.set('/api/exercises/r1', { judgedThrough });
  room.answers.set('/api/alarms', { items: [] });
  room.answers.set('/api/exercises/r1/actions', { items: [] });
}

function telemetry(station: string): TelemetryMessage[] {
  return room.heard.flatMap(({ topic, text }) =>
    topic === `exercise/r1/dust/v1/${station}/telemetry` ? [JSON.parse(text) as TelemetryMessage] : [],
  );
}

function telemetryTexts(from: number): string[] {
  return room.heard
    .slice(from)
    .filter(({ topic }) => topic.endsWith('/telemetry'))
    .map(({ text }) => text);
}

/** Samples that came after a clock message of their time or later. */
function orderViolations(): number[] {
  let clockTs = 0;
  return room.heard.flatMap(({ topic, text }) => {
    if (topic.endsWith('/clock')) {
      clockTs = (JSON.parse(text) as { simTs: number }).simTs;
      return [];
    }
    return (JSON.parse(text) as TelemetryMessage).samples.flatMap(({ ts }) => (ts <= clockTs ? [ts] : []));
  });
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

async function end(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  await exitOf(child);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(10);
}
