/** A reading or a roll-up of readings, as the store answers it. */
export interface MeasuredBucket {
  /** Start, epoch ms. */
  readonly ts: number;
  readonly mean: number;
  readonly count: number;
  /** Worst quality; 0 is good. */
  readonly quality: number;
}

export interface MeanBucket {
  /** Start of the grid's bucket, epoch ms. */
  readonly ts: number;
  readonly mean: number;
  readonly count: number;
}

/**
 * Means over a grid of `widthMs`, counted from 1970, of what was of good quality throughout; each reading counts once. Buckets
 * without such readings are left out. `buckets` may be single readings or roll-ups no wider than the grid.
 */
export function bucketMeans(buckets: readonly MeasuredBucket[], widthMs: number): readonly MeanBucket[] {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { ts, mean, count, quality } of buckets) {
    if (quality !== 0) continue;
    const start = Math.floor(ts / widthMs) * widthMs;
    const found = sums.get(start) ?? { sum: 0, count: 0 };
    sums.set(start, { sum: found.sum + mean * count, count: found.count + count });
  }
  return [...sums]
    .map(([ts, { sum, count }]) => ({ ts, mean: sum / count, count }))
    .sort((a, b) => a.ts - b.ts);
}
