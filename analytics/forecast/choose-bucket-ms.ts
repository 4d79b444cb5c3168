import type { PointId } from '../../data/model/points';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Each divides a day, so that a grid from 1970 and one from local midnight are the same. */
const WIDTHS_MS: readonly number[] = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
];
/** More would cost time (the fit grows with its square) and add nothing. Local default. */
const MOST_BUCKETS = 300;
/** A cycle of pulse cleaning lies within it; local default. In a shorter window a 24th of it, and the saw-tooth widens the interval. */
const CLEANING_CYCLE_MS = 10 * MINUTE;
const LEAST_BUCKETS = 24;

/** How wide the means are that a forecast over `windowMs` is made of, ms. */
export function chooseBucketMs(point: PointId, windowMs: number): number {
  const smooth =
    point === 'differentialPressurePa' ? Math.min(CLEANING_CYCLE_MS, windowMs / LEAST_BUCKETS) : 0;
  const least = Math.max(windowMs / MOST_BUCKETS, smooth);
  return WIDTHS_MS.find((width) => width >= least) ?? 8 * HOUR;
}
