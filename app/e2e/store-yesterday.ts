import { join } from 'node:path';
import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { buildRegistry } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { openStore } from '../../data/store/open-store';
import { injectFault } from '../../simulator/faults/inject-fault';
import { weekLines } from '../../simulator/stations/week-lines';
import { createEventLog } from '../live/event-log';
import { startJobs } from '../live/jobs';
import { openWorld } from '../live/open-world';

const MINUTE_MS = 60_000;
const CADENCE_MS = 5000;
/** Messages taken before they are waited for: they must reach the world in the order of receipt. */
const GROUP = 200;

/**
 * `store-yesterday.ts DATA_DIR NOW`: fills an empty data folder with forty minutes of the sample plants a day before NOW (epoch
 * ms), received and judged then: after twenty minutes the airlock of E2-C01 trips. Nothing came since.
 */
async function storeYesterday(dataDir: string, now: number): Promise<void> {
  const startTs = Math.floor((now - 24 * 60 * MINUTE_MS) / 1000) * 1000;
  const trippedTs = startTs + 20 * MINUTE_MS;
  const registry = buildRegistry(SAMPLE_RECORDS);
  const config = buildJudgeConfig(LIVE, registry);
  const store = await openStore({ path: join(dataDir, 'live.duckdb') });
  const events = createEventLog({ firstSeq: 1, capacity: 1000 });
  let clock = startTs;
  const given = { world: LIVE, store, now: () => clock, registry: () => registry, events, warn: complain };
  const world = await openWorld({
    ...given,
    config: () => config,
    retentionMs: 7 * 24 * 60 * MINUTE_MS,
    onReadings: () => undefined,
    onLine: () => undefined,
    ticks: false,
    gather: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  const jobs = await startJobs({ ...given, state: world.state });
  let taken = 0;
  for (const line of linesOf(startTs, trippedTs)) {
    clock = line.receivedTs;
    const station = line.topic.split('/')[2] ?? '';
    world.take({
      type: 'delivery',
      delivery: {
        kind: 'telemetry',
        run: null,
        station,
        account: station,
        topic: line.topic,
        payload: Buffer.from(JSON.stringify(line.payload)),
        qos: 1,
        receivedTs: line.receivedTs,
        settle: () => undefined,
      },
    });
    taken += 1;
    if (taken % GROUP !== 0) continue;
    await world.standing();
    await jobs.assess();
  }
  await world.standing();
  await jobs.stop();
  await world.stop();
  await store.rollUp();
  await store.close();
}

function* linesOf(startTs: number, trippedTs: number) {
  const options = {
    records: SAMPLE_RECORDS,
    seed: 5,
    days: (20 * MINUTE_MS) / 86_400_000,
    sampleIntervalMs: CADENCE_MS,
    messageIntervalMs: CADENCE_MS,
    alwaysOn: true,
  };
  yield* weekLines({ ...options, startTs });
  yield* weekLines({
    ...options,
    startTs: trippedTs,
    bend: (plant, state) =>
      plant.enterprise === 'E2'
        ? injectFault(plant, state, { id: 'airlock-motor-trip', collector: 'E2-C01', severity: 1, rampS: 0 })
        : state,
  });
}

function complain(sentence: string, error?: unknown): never {
  throw new Error(sentence, { cause: error });
}

const [dataDir = '', now = ''] = process.argv.slice(2);
await storeYesterday(dataDir, Number(now));
process.exit(0);
