import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DEFAULT_PROFILE,
  messageProfile,
  profilePoint,
} from '../../../data/catalogue/ministry/message-profile';
import { PACE } from '../../../data/exchange/pace';
import { smallRegistry } from '../../../data/exchange/testing/small-registry';
import { MISBEHAVIOURS } from '../../../data/model/exchange';
import type { PointId } from '../../../data/model/points';
import type { StoredReading } from '../../../data/model/reading';
import { openStore } from '../../../data/store/open-store';
import type { Store } from '../../../data/store/types';
import { type OpenMinistryLink, openMinistryLink } from './open-ministry-link';

const HOURS_6_S = 6 * 3600;
/** The usual poll period of systems in the field. */
const EVERY_S = 60;
const POINTS: readonly PointId[] = ['running', 'differentialPressurePa', 'hopperTemperatureC'];
const START = 1_795_330_800_000;
const names = Array.from({ length: 100 }, (_, index) => `V${String(index + 1).padStart(3, '0')}`);
const registry = smallRegistry([...names, 'E1']);
const LIVE_RATE = (names.length * POINTS.length) / EVERY_S;
/** Hours are seconds: every wait is a thousandth of itself. */
const pace = {
  ...PACE,
  pollMs: 20,
  patience: {
    ...PACE.patience,
    firstRetryMs: 2,
    longestRetryMs: 30,
    firstOpenMs: 5,
    longestOpenMs: 60,
    unauthorisedMs: 60,
    longestRetryAfterMs: 50,
  },
};

let folder: string;
let store: Store;
let ids = 0;
let simS = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dust-twin-outage-'));
  store = await openStore({ path: join(folder, 'live.duckdb') });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function open(): Promise<OpenMinistryLink> {
  return openMinistryLink({
    store,
    folder: join(folder, 'ministry'),
    demo: true,
    registry: () => registry,
    now: () => Date.now(),
    warn: () => undefined,
    onReadings: () => () => undefined,
    pace,
    timeoutMs: 1000,
    resultsMs: 500,
  });
}

/** Every enterprise sends every `EVERY_S`, for so long; a commit a minute of simulated time. */
async function live(seconds: number): Promise<void> {
  for (const end = simS + seconds; simS < end; ) {
    const readings: StoredReading[] = [];
    for (const minuteEnd = simS + 60; simS < minuteEnd; simS += EVERY_S)
      for (const name of names) for (const point of POINTS) readings.push(reading(name, point));
    await store.commit({ readings, superseded: [], rejections: [], alarmEvents: [] });
  }
}

function reading(name: string, point: PointId): StoredReading {
  ids += 1;
  const ts = START + simS * 1000;
  const value = point === 'running' ? 1 : Math.round(1000 + 500 * Math.sin(ids)) / 8;
  return {
    ingestId: ids,
    collector: `${name}-C`,
    point,
    ts,
    receivedTs: ts,
    value,
    quality: 0,
    station: `${name}-S`,
    boot: 1,
    seq: ids,
    late: false,
  };
}

/** The ledger's hash as it must be, from what the live world keeps: SM3 over canonical lines. */
async function hashOfStore(): Promise<string> {
  const profile = messageProfile(DEFAULT_PROFILE);
  const rows: { key: string; id: number; line: string }[] = [];
  for await (const batch of store.readingsAfter(0, 20_000))
    for (const one of batch) {
      const { code } = profilePoint(profile, one.point);
      const time = new Date(one.ts + 8 * 3_600_000).toISOString().replaceAll(/\D/g, '');
      const key = `${one.collector.slice(0, -2)}|${one.collector}|${code}|${time}|`;
      rows.push({
        key,
        id: one.ingestId,
        line: `${key}${JSON.stringify(one.value)}|${one.quality}|${one.ingestId}\n`,
      });
    }
  rows.sort((a, b) => compare(a.key, b.key) || a.id - b.id);
  const hash = createHash('sm3');
  for (const { line } of rows) hash.update(line);
  return hash.digest('hex');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await sleep(20);
}

test('six hours of refusal and every misbehaviour: nothing lost, nothing twice, in order, drained far above the live rate', async () => {
  let link = await open();
  await link.start();
  const status = () => link.link.status();
  await live(60);
  await until(() => status().cursor === ids);

  await link.link.controlStandIn({ behaviour: 'refuse', requests: null });
  await live(HOURS_6_S);
  await until(() => status().failuresInARow > 3);
  expect(status().state).toMatch(/retrying|open/);
  const backlog = ids - status().cursor;
  expect(backlog).toBeGreaterThan(HOURS_6_S * LIVE_RATE * 0.99);

  await link.link.controlStandIn({ behaviour: 'none', requests: null });
  await until(() => status().failuresInARow === 0);
  const startedMs = performance.now();
  const from = status().cursor;
  await until(() => status().cursor === ids);
  const perSecond = ((ids - from) / (performance.now() - startedMs)) * 1000;
  console.log(
    `drained ${backlog} readings at ${Math.round(perSecond)}/s: ${Math.round(perSecond / LIVE_RATE)} times the live rate of ${LIVE_RATE}/s`,
  );

  for (const behaviour of MISBEHAVIOURS) {
    await link.link.controlStandIn({ behaviour, requests: behaviour === 'none' ? null : 7 });
    await live(120);
    await until(() => status().cursor === ids);
  }
  // A restart in the middle of a refusal, of our side and with it of the stand-in.
  await link.link.controlStandIn({ behaviour: 'answer-lost', requests: null });
  await live(300);
  await sleep(100);
  await link.stop();
  link = await open();
  await link.start();
  await until(() => status().cursor === ids);

  let ledger = await link.link.standInLedger();
  // Its hash takes longer than a line may be silent here.
  while (ledger === null) ledger = await link.link.standInLedger();
  expect(ledger).toMatchObject({ records: ids, refusedRecords: 0, enterprises: names.length });
  expect(ledger?.hash).toBe(await hashOfStore());
  expect(status()).toMatchObject({ refused: 0, withheld: { virtual: 0 }, backlog: { readings: 0 } });
  expect(status().repeated).toBeGreaterThan(0);
  expect(status().enterprises.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(ids);
  await until(() => link.link.results().length === names.length);
  expect(link.link.results().every(({ standIn }) => standIn)).toBe(true);
  await link.stop();
  expect(await readFile(join(folder, 'ministry', 'stand-in-ledger.ndjson'), 'utf8')).not.toContain(
    '"violation"',
  );
});
