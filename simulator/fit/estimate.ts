import { median } from './quantile';

/** A number that a fit found, and its standard deviation. */
export interface Estimate {
  readonly value: number;
  readonly deviation: number;
}

/** From the median absolute deviation to a standard deviation, and from the error of a mean to that of a median, of normal numbers. */
const MAD_TO_SIGMA = 1.4826;
const MEDIAN_LOSS = 1.2533;

/** Median of repeated measurements with the error that their scatter, and `floor` at the least for each, lets one expect. null of none. */
export function medianEstimate(values: readonly number[], floor: number): Estimate | null {
  if (values.length === 0) return null;
  const value = median(values);
  const scatter = MAD_TO_SIGMA * median(values.map((one) => Math.abs(one - value)));
  const each = values.length < 3 ? Math.max(2 * floor, scatter) : Math.max(floor, scatter);
  return { value, deviation: (MEDIAN_LOSS * each) / Math.sqrt(values.length) };
}

/** What a measurement leaves of an expectation: both weighted by their precision. */
export function weigh(expected: Estimate, measured: Estimate): Estimate {
  const [a, b] = [expected.deviation ** -2, measured.deviation ** -2];
  return { value: (a * expected.value + b * measured.value) / (a + b), deviation: (a + b) ** -0.5 };
}
