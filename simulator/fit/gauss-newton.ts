import { invert, type Matrix } from './cholesky';
import type { Estimate } from './estimate';

/** A step of a parameter for its slope, as a share of its expectation's standard deviation. */
const PROBE_SHARE = 0.1;

export interface LeastSquares {
  readonly values: readonly number[];
  readonly covariance: Matrix;
}

/**
 * A few parameters that bring `residuals` (each over its standard deviation) and their distance from what was expected to the least sum of
 * squares: Gauss and Newton's steps with slopes by differences. Two steps suffice for what is almost linear.
 */
export function gaussNewton(
  expected: readonly Estimate[],
  residuals: (values: readonly number[]) => readonly number[],
  steps = 2,
): LeastSquares {
  let values = expected.map(({ value }) => value);
  let covariance: Matrix = [];
  for (let i = 0; i < steps; i++) {
    const here = residuals(values);
    const slopes = expected.map(({ deviation }, p) =>
      slopeOf(values, p, PROBE_SHARE * deviation, { here, residuals }),
    );
    const normal = expected.map(({ deviation }, p) =>
      expected.map((_, q) => dot(slopes[p], slopes[q]) + (p === q ? deviation ** -2 : 0)),
    );
    covariance = invert(normal);
    const pull = expected.map(
      ({ value, deviation }, p) => -dot(slopes[p], here) + (value - (values[p] ?? value)) / deviation ** 2,
    );
    values = values.map((value, p) => value + dot(covariance[p], pull));
  }
  return { values, covariance };
}

function slopeOf(
  values: readonly number[],
  parameter: number,
  probe: number,
  at: {
    readonly here: readonly number[];
    readonly residuals: (values: readonly number[]) => readonly number[];
  },
): number[] {
  const there = at.residuals(values.with(parameter, (values[parameter] ?? 0) + probe));
  return there.map((residual, i) => (residual - (at.here[i] ?? 0)) / probe);
}

function dot(a: readonly number[] = [], b: readonly number[] = []): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
