import { expect, it } from 'vitest';
import { T0 } from '../../analytics/alarm/test-plant';
import type { AlarmEvent } from '../../data/model/alarm';
import { buildRegistry } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { openStore } from '../../data/store/open-store';
import { withTemporaryFile } from '../../data/store/temporary-store';
import type { Store } from '../../data/store/types';
import { createEventLog } from './event-log';
import { openWorld } from './open-world';
import {
  arrive,
  isAboutMeasurement,
  measure,
  pack,
  type Stretch,
  shuffle,
  shuffleWithin,
  winners,
} from './order-story';
import { type Arrival, carry, configWith, deliveryOf, judgeOnTimeOnly, ORDER_PLANT } from './order-world';

const POINTS = ['running', 'differentialPressurePa', 'hopperTemperatureC', 'airlockFault'] as const;
const healthy = { running: 1, differentialPressurePa: 1000, hopperTemperatureC: 40, airlockFault: 0 };
/** Clogging, an airlock trip and a hot hopper, with a gap between. */
const STORY: readonly Stretch[] = [
  { seconds: 30, speaks: true, values: healthy, quality: 0 },
  { seconds: 40, speaks: true, values: { ...healthy, airlockFault: 1 }, quality: 0 },
  { seconds: 20, speaks: true, values: healthy, quality: 0 },
  { seconds: 15, speaks: false, values: healthy, quality: 0 },
  { seconds: 60, speaks: true, values: { ...healthy, hopperTemperatureC: 85 }, quality: 0 },
  { seconds: 60, speaks: true, values: healthy, quality: 0 },
];

it.each([1, 2])(
  'within the reorder time a store ends alike whatever the order, also across two restarts (seed %i)',
  async (seed) => {
    const dice = seededDice(seed);
    const sent = measure(STORY, dice);
    const parcels = pack(sent, dice);
    const straight = carry(arrive(parcels, dice), 20_000);
    const stored = await store(arrive(shuffleWithin(parcels, 20, dice), dice), 20_000);
    expect(stored.rows).toEqual(winners(sent));
    expect(stored.alarms).toEqual(lasting(straight.events));
    expect(stored.alarms.length).toBeGreaterThanOrEqual(2);
  },
);

it.each([4, 5])(
  'beyond it the rows are the same and what was judged in order stands, also across two restarts (seed %i)',
  async (seed) => {
    const dice = seededDice(seed);
    const sent = measure(STORY, dice);
    const arrivals = arrive(shuffle(pack(sent, dice), dice), dice);
    const stored = await store(arrivals, 5000);
    expect(stored.rows).toEqual(winners(sent));
    const alone = judgeOnTimeOnly(carry(arrivals, 5000).inputs, 5000);
    expect(stored.alarms.filter(({ late }) => !late)).toEqual(lasting(alone).filter(({ late }) => !late));
  },
);

/** Carries the arrivals through a real world; the server ends and starts again after each third. */
async function store(arrivals: readonly Arrival[], reorderMs: number) {
  return withTemporaryFile(async (path) => {
    const third = Math.ceil(arrivals.length / 3);
    for (let from = 0; from < arrivals.length; from += third) {
      const part = arrivals.slice(from, from + third);
      await withStore(path, (opened) =>
        runWorld(opened, part, { reorderMs, isLast: from + third >= arrivals.length }),
      );
    }
    return withStore(path, readBack);
  });
}

async function runWorld(
  opened: Store,
  arrivals: readonly Arrival[],
  { reorderMs, isLast }: { readonly reorderMs: number; readonly isLast: boolean },
): Promise<void> {
  const config = configWith(reorderMs);
  const registry = buildRegistry(
    ORDER_PLANT.map((it) => (it.kind === 'station' ? { ...it, reorderMs } : it)),
  );
  let nowTs = T0 + (arrivals[0]?.receivedS ?? 0) * 1000;
  const world = await openWorld({
    world: LIVE,
    store: opened,
    now: () => nowTs,
    registry: () => registry,
    config: () => config,
    events: createEventLog({ firstSeq: 1, capacity: 1000 }),
    retentionMs: 365 * 86_400_000,
    warn: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
    onReadings: () => undefined,
    onLine: () => undefined,
    ticks: false,
    gather: () => Promise.resolve(),
    maxItems: 7,
  });
  for (const arrival of arrivals) {
    const delivery = deliveryOf(arrival);
    nowTs = delivery.receivedTs;
    await new Promise<void>((done) => {
      const settle = () => done();
      world.take({ type: 'delivery', delivery: { ...delivery, settle } });
    });
  }
  if (isLast) world.take({ type: 'tick', now: nowTs + 7_200_000 });
  await world.stop();
}

async function readBack(opened: Store) {
  const rows: Record<string, string> = {};
  for await (const batch of opened.readingsAfter(0, 1000)) {
    for (const { point, ts, value, quality, boot, seq } of batch) {
      const key = `${point}@${(ts - T0) / 1000}`;
      expect(rows[key]).toBeUndefined();
      rows[key] = [value, quality, boot, seq].join('/');
    }
  }
  expect(Object.keys(rows).every((key) => POINTS.some((point) => key.startsWith(point)))).toBe(true);
  const alarms = await opened.alarms({ from: 0, to: Number.MAX_SAFE_INTEGER, limit: 1000 });
  return { rows, alarms: sorted(alarms) };
}

function lasting(events: readonly AlarmEvent[]) {
  return sorted([...new Map(events.map(({ alarm }) => [alarm.id, alarm])).values()]);
}

/** What is judged by receipt is left out. */
function sorted(alarms: readonly AlarmEvent['alarm'][]) {
  return alarms
    .filter(isAboutMeasurement)
    .map(({ id, ruleId, point, state, raisedTs, returnedTs, late }) => ({
      id,
      ruleId,
      point,
      state,
      raisedS: (raisedTs - T0) / 1000,
      returnedS: returnedTs === null ? null : (returnedTs - T0) / 1000,
      late,
    }))
    .sort((a, b) => a.raisedS - b.raisedS || a.id.localeCompare(b.id));
}

async function withStore<T>(path: string, work: (opened: Store) => Promise<T>): Promise<T> {
  const opened = await openStore({ path });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** mulberry32, in steps of 0 to 999. */
function* seededDice(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * 1000);
  }
}
