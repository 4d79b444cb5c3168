import type { Observation } from './fit-theil-sen';
import { fitTrend } from './fit-trend';

export interface BacktestOptions {
  /** Observations that each forecast is made from, the newest before its origin. */
  readonly window: number;
  /** Observations ahead that it is held against. */
  readonly horizon: number;
  /** From one origin to the next, observations. */
  readonly step: number;
}

/** Errors at the horizon, in the unit of `y`. NaN without a single origin. */
export interface BacktestScore {
  readonly origins: number;
  readonly meanAbsoluteError: number;
  readonly medianAbsoluteError: number;
  /** Of the naive forecast that the last observation stays. */
  readonly naiveMeanAbsoluteError: number;
  /** Share of observations that fell into the interval, and their number below and above it; nominal is `CONFIDENCE.share`. */
  readonly coverage: number;
}

/** Rolling origin: at each, the trend of the window before it is held against what came `horizon` observations later. In order of `x`. */
export function backtest(series: readonly Observation[], options: BacktestOptions): BacktestScore {
  const { window, horizon, step } = options;
  const errors: number[] = [];
  const naive: number[] = [];
  let covered = 0;
  for (let origin = window; origin + horizon <= series.length; origin += step) {
    const past = series.slice(origin - window, origin);
    const truth = series[origin + horizon - 1];
    const last = past.at(-1);
    const trend = fitTrend(past);
    if (!truth || !last || !trend) continue;
    const { value, low, high } = trend.at(truth.x);
    errors.push(Math.abs(value - truth.y));
    naive.push(Math.abs(last.y - truth.y));
    if (truth.y >= low && truth.y <= high) covered += 1;
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    origins: errors.length,
    meanAbsoluteError: mean(errors),
    medianAbsoluteError: errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] ?? Number.NaN,
    naiveMeanAbsoluteError: mean(naive),
    coverage: covered / errors.length,
  };
}
