import { fitTheilSen, type Observation, type RobustLine } from './fit-theil-sen';
import { quantile } from './quantile';
import { type Strays, strayQuantiles } from './stray-quantiles';
import { thinPoints } from './thin-points';
import { varianceInflation } from './variance-inflation';

/** Nominal share of every interval of this folder, and its two-sided quantile of the normal distribution. Local default. */
export const CONFIDENCE = { share: 0.8, z: 1.2815515655446004 } as const;
/** With fewer observations an interval of 80 % would be their outermost ones: nothing is said. Local default. */
export const LEAST_OBSERVATIONS = 12;
const MOST_OBSERVATIONS = 300;
/** The level is the median of this share of the newest observations, fewer where neighbours resemble each other. */
const LEVEL_SHARE = 1 / 3;
const LEAST_FOR_LEVEL = 3;

export interface Trend {
  /** Theil-Sen, of all observations, with its confidence interval: y per x. */
  readonly slope: number;
  readonly slopeLow: number;
  readonly slopeHigh: number;
  /** The middle line and the ends of the interval at `x`, which is not before the newest observation. */
  readonly at: (x: number) => { readonly value: number; readonly low: number; readonly high: number };
}

/**
 * A line for what comes after at most 300 (thinned) observations, with an interval for single new ones. Null below 12.
 *
 * - Level: the median of the newest residuals; a third of all, divided by how much neighbours resemble each other.
 * - Slope: Theil-Sen, drawn towards zero by (1 - (half width / slope)^2) where its confidence interval is wide, to zero where the
 *   interval reaches zero: the positive-part shrinkage of James & Stein 1961. A slope that may be none is not followed.
 * - Interval: what the same level missed by within these observations, as many observations ahead (`strayQuantiles`), plus what the
 *   slope may be wrong by. The two are added, which is on the wide side.
 */
export function fitTrend(observations: readonly Observation[]): Trend | null {
  const points = thinPoints(observations, MOST_OBSERVATIONS);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < LEAST_OBSERVATIONS) return null;
  let inflation = 1;
  const line = fitTheilSen(points, {
    z: CONFIDENCE.z,
    varianceInflation(residuals) {
      inflation = varianceInflation(residuals);
      return inflation;
    },
  });
  if (!line) return null;
  const slope = shrink(line);
  const around = points.map(({ x, y }) => y - slope * x);
  const newest = Math.max(LEAST_FOR_LEVEL, Math.round((points.length * LEVEL_SHARE) / inflation));
  const strays = strayQuantiles(around, newest, (1 - CONFIDENCE.share) / 2);
  const levelAtLast = quantile(Float64Array.from(around.slice(-newest)).sort(), 0.5) + slope * last.x;
  return {
    slope: line.slope,
    slopeLow: line.slopeLow,
    slopeHigh: line.slopeHigh,
    at: project(line, {
      lastX: last.x,
      levelAtLast,
      strays,
      stepX: (last.x - first.x) / (points.length - 1),
    }),
  };
}

function project(
  line: RobustLine,
  from: {
    readonly lastX: number;
    readonly levelAtLast: number;
    readonly strays: Strays;
    /** From one observation to the next. */
    readonly stepX: number;
  },
): Trend['at'] {
  const slope = shrink(line);
  return (x) => {
    const ahead = Math.max(0, x - from.lastX);
    const value = from.levelAtLast + slope * ahead;
    const { below, above } = from.strays(ahead / from.stepX);
    return {
      value,
      low: value + below - Math.max(0, slope - line.slopeLow) * ahead,
      high: value + above + Math.max(0, line.slopeHigh - slope) * ahead,
    };
  };
}

function shrink({ slope, slopeLow, slopeHigh }: RobustLine): number {
  if (slope === 0) return 0;
  const half = (slopeHigh - slopeLow) / 2;
  return slope * Math.max(0, 1 - (half / slope) ** 2);
}
