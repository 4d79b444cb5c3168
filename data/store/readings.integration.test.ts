import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingKey, type StoredReading } from '../model/reading';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './levels';
import { openStore } from './open-store';
import { planBuckets } from './plan-buckets';
import { NINE, sampleGroup, sampleReading } from './sample-readings';
import { withTemporaryFile, withTemporaryStore } from './temporary-store';
import type { Bucket, ReadingsQuery, Store } from './types';

const POINT = { collector: 'E1-C01', point: 'differentialPressurePa' } as const;

describe('readings of a point', () => {
  it('come one by one while they fit, both ends included', async () => {
    await withTemporaryStore(async (store) => {
      await store.commit(sampleGroup({ readings: seconds(5) }));
      const answer = await store.readings({ ...POINT, from: NINE + 1000, to: NINE + 3000, maxPoints: 3 });
      expect(answer).toEqual({
        source: 'raw',
        buckets: [1, 2, 3].map((n) => ({
          ts: NINE + n * 1000,
          min: n,
          max: n,
          mean: n,
          count: 1,
          quality: 0,
        })),
      });
    });
  });

  it('come in buckets when they are more', async () => {
    await withTemporaryStore(async (store) => {
      await store.commit(sampleGroup({ readings: seconds(120) }));
      const answer = await store.readings({ ...POINT, from: NINE, to: NINE + 119_999, maxPoints: 2 });
      expect(answer).toEqual({
        source: '1m',
        buckets: [
          { ts: NINE, min: 0, max: 59, mean: 29.5, count: 60, quality: 0 },
          { ts: NINE + MINUTE_MS, min: 60, max: 119, mean: 89.5, count: 60, quality: 0 },
        ],
      });
    });
  });

  it('of bad quality are left out of the figures where good ones exist', async () => {
    await withTemporaryStore(async (store) => {
      const readings = [
        sampleReading({ ingestId: 1, ts: NINE, value: 10 }),
        sampleReading({ ingestId: 2, ts: NINE + 1, value: 9999, quality: 3 }),
        sampleReading({ ingestId: 3, ts: NINE + HOUR_MS, value: 7, quality: 1 }),
      ];
      await store.commit(sampleGroup({ readings }));
      const answer = await store.readings({ ...POINT, from: NINE, to: NINE + 2 * HOUR_MS - 1, maxPoints: 2 });
      expect(answer.buckets).toEqual([
        { ts: NINE, min: 10, max: 10, mean: 10, count: 2, quality: 3 },
        { ts: NINE + HOUR_MS, min: 7, max: 7, mean: 7, count: 1, quality: 1 },
      ]);
    });
  });

  it('show one value of a key that stands twice: the greatest (boot, seq), then the later', async () => {
    await withTemporaryStore(async (store) => {
      const readings = [
        sampleReading({ ingestId: 1, boot: 2, seq: 1, value: 21 }),
        sampleReading({ ingestId: 2, boot: 1, seq: 9, value: 19 }),
        sampleReading({ ingestId: 3, boot: 2, seq: 1, value: 22 }),
      ];
      await store.commit(sampleGroup({ readings }));
      const answer = await store.readings({ ...POINT, from: NINE, to: NINE, maxPoints: 10 });
      expect(answer.buckets.map((bucket) => bucket.mean)).toEqual([22]);
      expect((await store.latest()).get(readingKey(POINT.collector, POINT.point))?.value).toBe(22);
    });
  });

  it('of an unknown point are none', async () => {
    await withTemporaryStore(async (store) => {
      const answer = await store.readings({ ...POINT, from: NINE, to: NINE + DAY_MS, maxPoints: 100 });
      expect(answer.buckets).toEqual([]);
    });
  });

  it.each([
    [{ maxPoints: 0 }, /maxPoints is 0; give a whole number from 1 to 10000/],
    [{ maxPoints: 10_001 }, /maxPoints is 10001/],
    [{ from: NINE + DAY_MS + 1 }, /are no span/],
    [{ from: Number.NaN }, /from NaN/],
  ])('refuse %j', async (wrong, sentence) => {
    await withTemporaryStore(async (store) => {
      const query = { ...POINT, from: NINE, to: NINE + DAY_MS, maxPoints: 10, ...wrong };
      await expect(store.readings(query)).rejects.toThrow(sentence);
    });
  });
});

describe('roll-ups', () => {
  it('count each minute once and again only when it changed', async () => {
    await withTemporaryStore(async (store) => {
      await store.commit(sampleGroup({ readings: seconds(150) }));
      expect(await store.rollUp()).toEqual({ minutes: 3 });
      expect(await store.rollUp()).toEqual({ minutes: 0 });
      await store.commit(
        sampleGroup({ readings: [sampleReading({ ingestId: 151, ts: NINE + 1500, late: true })] }),
      );
      expect(await store.rollUp()).toEqual({ minutes: 1 });
    });
  });

  it('answer what the readings alone answer, whatever came late, twice or badly, and after any restart', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step(), { minLength: 1, maxLength: 8 }),
        fc.array(query(), { minLength: 1, maxLength: 8 }),
        compare,
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('may run while it is read: the answers are the same', async () => {
    await withTemporaryStore(async (store) => {
      const all: StoredReading[] = [];
      const asked = { ...POINT, from: NINE, to: NINE + 3 * HOUR_MS, maxPoints: 6 };
      for (let round = 0; round < 6; round += 1) {
        const drawn = Array.from({ length: 400 }, (_, n) => ({
          ...{
            ts: NINE + ((n * 7919 + round * 4001) % (3 * HOUR_MS)),
            value: (n * 31) % 50,
            quality: 0 as const,
          },
          ...{ boot: 0, seq: n, point: POINT.point, replaces: false },
        }));
        await commitDrawn(store, drawn, all);
        const rolling = store.rollUp();
        const answers = await Promise.all(Array.from({ length: 8 }, () => store.readings(asked)));
        for (const { buckets } of answers) expectSame(buckets, bruteForce(all, asked));
        await rolling;
        expectSame((await store.readings(asked)).buckets, bruteForce(all, asked));
      }
    });
  });
});

/** What may happen to a store: readings come, it rolls up, it restarts. */
type Step = { readonly readings: readonly Drawn[] } | 'roll-up' | 'restart';
type Drawn = Pick<StoredReading, 'ts' | 'value' | 'quality' | 'boot' | 'seq' | 'point'> & {
  readonly replaces: boolean;
};

function step(): fc.Arbitrary<Step> {
  const reading = fc.record({
    ts: moment(),
    value: fc.integer({ min: -50, max: 50 }),
    quality: fc.constantFrom(0, 0, 0, 1, 3),
    boot: fc.integer({ min: 0, max: 2 }),
    seq: fc.integer({ min: 0, max: 3 }),
    point: fc.constantFrom('differentialPressurePa', 'hopperTemperatureC'),
    replaces: fc.boolean(),
  });
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ readings: fc.array(reading, { minLength: 1, maxLength: 30 }) }) },
    { weight: 2, arbitrary: fc.constant('roll-up') },
    { weight: 1, arbitrary: fc.constant('restart') },
  ) as fc.Arbitrary<Step>;
}

/** Few distinct instants over three days, so that keys, minutes, hours and days meet again. */
function moment(): fc.Arbitrary<number> {
  return fc
    .tuple(
      fc.nat({ max: 2 }),
      fc.constantFrom(0, 7, 14, 15, 23),
      fc.constantFrom(0, 1, 59),
      fc.constantFrom(0, 1, 59_999),
    )
    .map(([day, hour, minute, ms]) => NINE + day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + ms);
}

function query(): fc.Arbitrary<ReadingsQuery> {
  return fc
    .tuple(moment(), moment(), fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 400 })))
    .map(([a, b, maxPoints]) => ({ ...POINT, from: Math.min(a, b), to: Math.max(a, b), maxPoints }));
}

async function compare(steps: readonly Step[], queries: readonly ReadingsQuery[]): Promise<void> {
  await withTemporaryFile(async (path) => {
    let store = await openStore({ path });
    const all: StoredReading[] = [];
    for (const taken of steps) {
      if (taken === 'roll-up') await store.rollUp();
      else if (taken === 'restart') {
        await store.close();
        store = await openStore({ path });
      } else await commitDrawn(store, taken.readings, all);
    }
    try {
      for (const asked of queries) expectSame((await store.readings(asked)).buckets, bruteForce(all, asked));
    } finally {
      await store.close();
    }
  });
}

/** A reading that replaces supersedes whatever of its key is stored, as the flow says of a greater (boot, seq). */
async function commitDrawn(store: Store, drawn: readonly Drawn[], all: StoredReading[]): Promise<void> {
  const readings = drawn.map((one, index) => sampleReading({ ...one, ingestId: all.length + index + 1 }));
  const superseded = readings.filter(
    (reading, index) =>
      drawn[index]?.replaces &&
      all.every(
        (before) =>
          before.ts !== reading.ts || before.point !== reading.point || rank(before) <= rank(reading),
      ),
  );
  await store.commit(sampleGroup({ readings, superseded }));
  all.push(...readings);
}

function rank(reading: StoredReading): number {
  return reading.boot * 10 + reading.seq;
}

/** The oracle: plain loops over everything that was ever committed. */
function bruteForce(all: readonly StoredReading[], asked: ReadingsQuery): readonly Bucket[] {
  const winners = new Map<number, StoredReading>();
  for (const reading of all) {
    if (reading.point !== asked.point || reading.ts < asked.from || reading.ts > asked.to) continue;
    const best = winners.get(reading.ts);
    if (!best || rank(reading) >= rank(best)) winners.set(reading.ts, reading);
  }
  const sorted = [...winners.values()].sort((a, b) => a.ts - b.ts);
  if (sorted.length <= asked.maxPoints) return sorted.map((reading) => bucketOf(reading.ts, [reading]));
  const { anchorTs, widthMs } = planBuckets(asked.from, asked.to + 1, asked.maxPoints);
  const groups = new Map<number, StoredReading[]>();
  for (const reading of sorted) {
    const index = Math.floor((reading.ts - anchorTs) / widthMs);
    groups.set(index, [...(groups.get(index) ?? []), reading]);
  }
  return [...groups].map(([index, group]) =>
    bucketOf(Math.max(asked.from, anchorTs + index * widthMs), group),
  );
}

function bucketOf(ts: number, readings: readonly StoredReading[]): Bucket {
  const good = readings.filter((reading) => reading.quality === 0);
  const values = (good.length > 0 ? good : readings).map((reading) => reading.value);
  return {
    ts,
    min: Math.min(...values),
    max: Math.max(...values),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    count: readings.length,
    quality: Math.max(...readings.map((reading) => reading.quality)),
  };
}

/** Values are small whole numbers, so that sums are exact in any order. */
function expectSame(actual: readonly Bucket[], expected: readonly Bucket[]): void {
  expect(actual).toEqual(expected);
}

function seconds(count: number): StoredReading[] {
  return Array.from({ length: count }, (_, n) =>
    sampleReading({ ingestId: n + 1, ts: NINE + n * 1000, value: n }),
  );
}
