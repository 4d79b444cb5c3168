import { planBuckets } from '../../../data/store/plan-buckets';
import type { SeriesKey } from './series-key';

export type Source = 'raw' | '1m' | '1h' | '1d';

export interface ReadingBucket {
  readonly ts: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly count: number;
  readonly quality: number;
}

export interface Readings {
  readonly source: Source;
  readonly from: number;
  readonly to: number;
  readonly buckets: readonly ReadingBucket[];
}

/** A line and what was read of it; `error` is the server's sentence. */
export interface SeriesReadings extends SeriesKey {
  readonly readings: Readings | null;
  readonly error: string | null;
}

/** As many buckets as a chart has pixels to show them in. */
export const MAX_POINTS = 1000;

/** How wide the answer's buckets are, ms; null where each is a single reading. */
export function bucketMsOf({ source, from, to, buckets }: Readings): number | null {
  if (source === 'raw' && buckets.every(({ count }) => count === 1)) return null;
  return planBuckets(from, to + 1, MAX_POINTS).widthMs;
}

/** Longest time between two buckets that still is one line: three usual steps, and never less than 15 s. */
export function gapMsOf({ buckets }: Readings): number {
  const steps = buckets.slice(1).map((bucket, index) => bucket.ts - (buckets[index]?.ts ?? 0));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return Math.max(usual * 3, 15_000);
}
