import type { PointId } from '../../data/model/points';
import type { MeanBucket } from './bucket-means';
import type { Observation } from './fit-theil-sen';

const HOUR_MS = 3_600_000;
/** A bucket in which the collector stood for longer than this share of it mixes two states and is left out. */
const RAN_THROUGHOUT = 0.99;
/** These stand on the air flow: they grow with hours of running, and mean nothing while the collector stands. */
const WITH_THE_AIR: readonly PointId[] = ['differentialPressurePa', 'sprayFlowM3h', 'ductVelocityMs'];

export interface Timeline {
  /** `x` in hours, of running or by the clock, from the first bucket; `ts` the middle of the bucket, epoch ms. */
  readonly observations: readonly (Observation & { readonly ts: number })[];
  /** Hours of `x` that pass in one hour of the clock, 0..1; null where they are the same by nature. */
  readonly runShare: number | null;
}

/** Does this value grow with hours of running rather than by the clock? */
export function standsOnRunning(point: PointId): boolean {
  return WITH_THE_AIR.includes(point);
}

/**
 * Buckets of a point on the axis that it grows along. With `running` (means of the switch over the same grid, 0..1) only buckets
 * in which the collector ran throughout are kept, and `x` counts the hours that it ran; without, hours by the clock.
 */
export function onRunningTime(
  buckets: readonly MeanBucket[],
  running: readonly MeanBucket[] | null,
  bucketMs: number,
): Timeline {
  const widthH = bucketMs / HOUR_MS;
  const first = buckets[0]?.ts ?? 0;
  if (!running) {
    const observations = buckets.map(({ ts, mean }) => ({
      x: (ts - first) / HOUR_MS + widthH / 2,
      y: mean,
      ts: ts + bucketMs / 2,
    }));
    return { observations, runShare: null };
  }
  const ranUntil = hoursRunBefore(running, widthH);
  const observations = buckets.flatMap(({ ts, mean }) => {
    const ran = ranUntil.get(ts);
    if (!ran || ran.share < RAN_THROUGHOUT) return [];
    return [{ x: ran.hoursBefore + widthH / 2, y: mean, ts: ts + bucketMs / 2 }];
  });
  const shares = running.reduce((sum, { mean }) => sum + mean, 0);
  return { observations, runShare: running.length === 0 ? 0 : shares / running.length };
}

function hoursRunBefore(
  running: readonly MeanBucket[],
  widthH: number,
): ReadonlyMap<number, { readonly share: number; readonly hoursBefore: number }> {
  const table = new Map<number, { share: number; hoursBefore: number }>();
  let hoursBefore = 0;
  for (const { ts, mean } of running) {
    table.set(ts, { share: mean, hoursBefore });
    hoursBefore += mean * widthH;
  }
  return table;
}
