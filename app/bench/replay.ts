import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Command } from 'commander';
import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import { initialState } from '../../analytics/alarm/judge-state';
import type { JudgeState } from '../../analytics/alarm/types';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { createIntake } from '../../data/ingest/create-intake';
import type { AlarmEvent } from '../../data/model/alarm';
import { buildRegistry, type RegistryRecord } from '../../data/model/registry';
import { openStore } from '../../data/store/open-store';
import { createFlow } from '../live/flow';

interface ReplayOptions {
  readonly file?: string;
  readonly days: string;
  readonly sample: string;
  readonly seed: string;
}

interface Line {
  readonly receivedTs: number;
  readonly topic: string;
  readonly payload: unknown;
}

/** Messages that go into the flow before their group is waited for. */
const GROUP = 400;

const command = new Command('replay')
  .description(
    'Feeds a healthy simulated run of the sample plants, or a file of lines, through the live flow and counts alarms.',
  )
  .option(
    '--file <file>',
    'lines {receivedTs, topic, payload} written by simulator/write-week.ts; simulated now if left out',
  )
  .option('--days <number>', 'days to simulate', '7')
  .option('--sample <s>', 'a sample every, seconds', '5')
  .option('--seed <number>', 'luck of the run', '1')
  .action(replay);

await command.parseAsync();

/** The same decode, intake, judge and commit as live, with the receipt times of the lines as the clock. */
async function replay(options: ReplayOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dust-twin-replay-'));
  const store = await openStore({ path: join(folder, 'replay.duckdb'), memoryLimitMb: 512, threads: 2 });
  const registry = buildRegistry(withCadence(SAMPLE_RECORDS, Number(options.sample) * 1000));
  const intake = createIntake({ tail: [], lastIngestId: 0, reorderMsOf: () => 0 });
  const config = buildJudgeConfig('live', registry);
  const alarms: AlarmEvent[] = [];
  let state: JudgeState = initialState();
  let clock = 0;
  let refused = 0;
  const flow = createFlow({
    now: () => clock,
    gather: () => new Promise((resolve) => setTimeout(resolve, 0)),
    maxItems: GROUP,
    context: () => ({
      registry,
      intake,
      config,
      state,
      retentionMs: 400 * 86_400_000,
      lineOf: () => undefined,
    }),
    commit: (group) => store.commit(group),
    told(group) {
      state = group.state;
      refused += group.rejections.length;
      alarms.push(...group.alarmEvents);
    },
    async failed(_group, error) {
      throw error;
    },
  });

  let messages = 0;
  const began = performance.now();
  for await (const text of createInterface({ input: linesOf(options) })) {
    const { receivedTs, topic, payload } = JSON.parse(text) as Line;
    clock = receivedTs;
    const station = topic.split('/')[2] ?? '';
    const bytes = Buffer.from(JSON.stringify(payload));
    const settle = () => undefined;
    flow.take({
      type: 'delivery',
      delivery: {
        kind: 'telemetry',
        run: null,
        station,
        account: station,
        topic,
        payload: bytes,
        qos: 1,
        receivedTs,
        settle,
      },
    });
    messages += 1;
    if (messages % GROUP === 0) await flow.drained();
  }
  await flow.drained();
  const seconds = (performance.now() - began) / 1000;
  const { readingsStored } = await store.counts();
  await store.close();
  rmSync(folder, { recursive: true, force: true });

  const perSecond = Math.round(readingsStored / seconds);
  console.log(
    `${messages} messages, ${readingsStored} readings stored, ${refused} values refused, ${perSecond} readings/s`,
  );
  printAlarms(alarms, registry.collectors.size * Number(options.days));
}

function linesOf({ file, days, sample, seed }: ReplayOptions): Readable {
  if (file) return createReadStream(file);
  const script = join(import.meta.dirname, '..', '..', 'simulator', 'write-week.ts');
  const arguments_ = ['--import', 'tsx', script, '--days', days, '--sample', sample, '--seed', seed];
  return spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] }).stdout;
}

/** The stations declare the cadence that the run has. */
function withCadence(records: readonly RegistryRecord[], intervalMs: number): RegistryRecord[] {
  return records.map((record) =>
    record.kind === 'station'
      ? { ...record, sampleIntervalMs: intervalMs, messageIntervalMs: intervalMs }
      : record,
  );
}

function printAlarms(events: readonly AlarmEvent[], deviceDays: number): void {
  const raised = events.filter(({ kind }) => kind === 'raised').map(({ alarm }) => alarm);
  console.log(
    `${raised.length} alarms in ${deviceDays} device-days (${(raised.length / deviceDays).toFixed(3)} a device-day)`,
  );
  for (const { raisedTs, collector, ruleId, point, params } of raised) {
    console.log(
      `${new Date(raisedTs + 8 * 3_600_000).toISOString().slice(0, 19)}  ${collector}  ${ruleId}  ${point ?? ''}  ${JSON.stringify(params)}`,
    );
  }
}
