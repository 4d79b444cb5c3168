import { bucketStart, DAY_MS, HOUR_MS, LEVELS, MINUTE_MS } from './levels';
import type { ReadingsAnswer } from './types';

/** Which table is read, and the grid of buckets that is laid over it: bucket k begins at anchor + k * width. */
export interface BucketPlan {
  readonly source: ReadingsAnswer['source'];
  readonly anchorTs: number;
  readonly widthMs: number;
}

const SECOND_MS = 1000;

/** Widths that people read easily; each is a multiple of the table's that it is read from. */
const WIDTHS_MS: readonly number[] = [
  1,
  10,
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * DAY_MS),
];

/**
 * The finest grid that covers [from, to) in at most `maxPoints` buckets, and the coarsest table that can fill it.
 * The grid is fixed to local midnight, so that a window that moves on keeps its buckets.
 */
export function planBuckets(from: number, to: number, maxPoints: number): BucketPlan {
  for (const widthMs of WIDTHS_MS) {
    const anchorTs = bucketStart(from, widthMs);
    if (anchorTs + widthMs * maxPoints >= to) return { source: sourceFor(widthMs), anchorTs, widthMs };
  }
  return fewDays(from, to, maxPoints);
}

/** Too long for the widest: whole days, counted from the first. */
function fewDays(from: number, to: number, maxPoints: number): BucketPlan {
  const anchorTs = bucketStart(from, DAY_MS);
  const days = Math.ceil((to - anchorTs) / DAY_MS / maxPoints);
  return { source: '1d', anchorTs, widthMs: days * DAY_MS };
}

function sourceFor(widthMs: number): BucketPlan['source'] {
  return LEVELS.findLast((level) => widthMs % level.widthMs === 0)?.name ?? 'raw';
}
