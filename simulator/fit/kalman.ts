/** Mutable square matrix: the filter runs thousands of steps. */
export type Covariance = number[][];

/** P -> F P F' + Q, with the noise Q on the diagonal, variances. */
export function spreadCovariance(
  p: Covariance,
  f: readonly (readonly number[])[],
  noise: readonly number[],
): Covariance {
  const fp = f.map((row) =>
    p.map((_, j) => row.reduce((sum, factor, k) => sum + factor * (p[k]?.[j] ?? 0), 0)),
  );
  return fp.map((row, i) =>
    f.map(
      (other, j) =>
        row.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0) + (i === j ? (noise[i] ?? 0) : 0),
    ),
  );
}

/** How far a difference may pull, in its standard deviations: beyond it is an outlier or something the model does not know. */
const CLIP = 3;

/**
 * One measured quantity `index` that differs by `difference` from the state, with the variance `noise`: what to add to each quantity, and
 * the covariance after it. The difference is clipped at three of its standard deviations. Source: the scalar update of Kalman's filter.
 */
export function takeIn(
  p: Covariance,
  measured: { readonly index: number; readonly difference: number; readonly noise: number },
): { readonly add: readonly number[]; readonly covariance: Covariance } {
  const { index, noise } = measured;
  const row = p[index] ?? [];
  const variance = (row[index] ?? 0) + noise;
  const most = CLIP * Math.sqrt(variance);
  const difference = Math.min(most, Math.max(-most, measured.difference));
  const gain = row.map((value) => value / variance);
  return {
    add: gain.map((share) => share * difference),
    covariance: p.map((line, i) => line.map((value, j) => value - (gain[i] ?? 0) * (row[j] ?? 0))),
  };
}
