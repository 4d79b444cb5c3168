import { POINTS, type PointId } from '../../data/model/points';
import { bucketMeans, type MeasuredBucket } from './bucket-means';
import { CONFIDENCE, fitTrend, LEAST_OBSERVATIONS, type Trend } from './fit-trend';
import type {
  ForecastBasis,
  ForecastStep,
  PointForecast,
  TimedValue,
  TimeToLimit,
  ValueLimit,
} from './forecast-types';
import { onRunningTime, type Timeline } from './on-running-time';
import { timeToLimit } from './time-to-limit';

const HOUR_MS = 3_600_000;
const STEPS = 24;

export interface ForecastInput {
  readonly point: PointId;
  /** Epoch ms; `buckets` and `running` hold nothing later. */
  readonly at: number;
  readonly windowMs: number;
  /** Width of the means, ms; see `chooseBucketMs`. */
  readonly bucketMs: number;
  /** Of [at - windowMs, at], readings or roll-ups no wider than `bucketMs`. */
  readonly buckets: readonly MeasuredBucket[];
  /** The switch `running` over the same window, for a value that grows with hours of running; null for all others. */
  readonly running: readonly MeasuredBucket[] | null;
  readonly limits: readonly ValueLimit[];
}

/**
 * Forecast of one analog point by a robust line through the means of its recent past, with an interval, the naive last-value line
 * beside it, and for each limit when it is reached or that it is not. It looks no further ahead than its usable buckets look back.
 * A value that grows with running is forecast per hour of running and laid on the clock by the share of the window that it ran.
 */
export function forecastPoint(input: ForecastInput): PointForecast {
  const { point, at, windowMs, bucketMs } = input;
  const timeline = onRunningTime(
    bucketMeans(input.buckets, bucketMs),
    input.running && bucketMeans(input.running, bucketMs),
    bucketMs,
  );
  const { observations, runShare } = timeline;
  const trend = fitTrend(observations);
  const [first, last] = [observations[0], observations.at(-1)];
  const basis: ForecastBasis = {
    bucketMs,
    buckets: observations.length,
    need: LEAST_OBSERVATIONS,
    fromTs: first?.ts ?? null,
    toTs: last?.ts ?? null,
    runShare,
  };
  const horizonMs = first && trend ? Math.min(windowMs, at - first.ts) : 0;
  const steps = trend ? stepsOf(trend, timeline, { at, horizonMs }) : [];
  const lastValue = last ? { ts: last.ts, value: last.y } : null;
  return {
    point,
    unit: POINTS[point].unit,
    at,
    method: 'theil-sen',
    confidence: CONFIDENCE.share,
    windowMs,
    horizonMs,
    basis,
    slopePerHour: trend && { value: trend.slope, low: trend.slopeLow, high: trend.slopeHigh },
    steps,
    lastValue,
    limits: input.limits.map((limit) => ({ ...limit, timeToLimit: judge(limit, steps, lastValue, basis) })),
  };
}

function stepsOf(
  trend: Trend,
  { observations, runShare }: Timeline,
  { at, horizonMs }: { readonly at: number; readonly horizonMs: number },
): readonly ForecastStep[] {
  const last = observations.at(-1);
  if (!last) return [];
  const rate = runShare ?? 1;
  // A collector that has stood since its last bucket has not gone on.
  const startX = runShare === null ? last.x + (at - last.ts) / HOUR_MS : last.x;
  return Array.from({ length: STEPS + 1 }, (_, index) => {
    const aheadMs = (horizonMs * index) / STEPS;
    return { ts: Math.round(at + aheadMs), ...trend.at(startX + (aheadMs / HOUR_MS) * rate) };
  });
}

function judge(
  limit: ValueLimit,
  steps: readonly ForecastStep[],
  lastValue: TimedValue | null,
  { buckets, need }: ForecastBasis,
): TimeToLimit {
  if (steps.length === 0 || !lastValue) return { kind: 'not-enough', have: buckets, need };
  return timeToLimit(steps, limit, lastValue.value);
}
