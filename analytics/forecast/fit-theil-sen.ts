import { quantile } from './quantile';

/** One observation; `x` and `y` in any units, slopes are y per x. */
export interface Observation {
  readonly x: number;
  readonly y: number;
}

export interface RobustLine {
  readonly slope: number;
  /** Median of `y - slope * x`. */
  readonly intercept: number;
  readonly slopeLow: number;
  readonly slopeHigh: number;
}

export interface SlopeConfidence {
  /** Quantile of the standard normal distribution, two-sided: 1.2816 for 80 %, 1.9600 for 95 %. */
  readonly z: number;
  /**
   * From the residuals, in the order of the observations, the factor on the variance of Kendall's S where neighbours resemble each
   * other; left out for independent observations.
   */
  readonly varianceInflation?: (residuals: readonly number[]) => number;
}

/**
 * The median of the slopes between every two observations of different `x` (Theil 1950; Sen 1968, "Estimates of the regression
 * coefficient based on Kendall's tau", JASA 63), which up to 29 % of wild values cannot carry away.
 * Its confidence interval runs between the order statistics (N -/+ z * sqrt(var S)) / 2 of the N slopes, with
 * var S = (n(n-1)(2n+5) - ties in x - ties in y) / 18 (Sen 1968, section 6; Hollander & Wolfe, Nonparametric Statistical
 * Methods, section 9.3). Costs n^2: thin beforehand. Null when no two observations differ in `x`.
 */
export function fitTheilSen(
  observations: readonly Observation[],
  { z, varianceInflation = () => 1 }: SlopeConfidence,
): RobustLine | null {
  const slopes = slopesOf(observations);
  if (slopes.length === 0) return null;
  const slope = quantile(slopes, 0.5);
  const residuals = observations.map(({ x, y }) => y - slope * x);
  const half = z * Math.sqrt(varianceOfS(observations) * varianceInflation(residuals));
  const upper = Math.min(Math.round((slopes.length + half) / 2), slopes.length - 1);
  const lower = Math.max(Math.round((slopes.length - half) / 2) - 1, 0);
  return {
    slope,
    intercept: quantile(Float64Array.from(residuals).sort(), 0.5),
    slopeLow: slopes[lower] ?? slope,
    slopeHigh: slopes[upper] ?? slope,
  };
}

/** Ascending. */
function slopesOf(observations: readonly Observation[]): Float64Array {
  const slopes: number[] = [];
  observations.forEach((a, index) => {
    for (const b of observations.slice(index + 1)) if (a.x !== b.x) slopes.push((b.y - a.y) / (b.x - a.x));
  });
  return Float64Array.from(slopes).sort();
}

/** Variance of Kendall's S of independent observations, with ties. */
function varianceOfS(observations: readonly Observation[]): number {
  const term = (n: number): number => n * (n - 1) * (2 * n + 5);
  const ties = [...runsOf(observations.map(({ x }) => x)), ...runsOf(observations.map(({ y }) => y))];
  const tied = ties.reduce((sum, count) => sum + term(count), 0);
  return Math.max(0, (term(observations.length) - tied) / 18);
}

/** How often each repeated value stands there. */
function runsOf(values: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}
