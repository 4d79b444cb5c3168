import { quantile } from './quantile';

/**
 * By how much the variance of a sum grows because neighbours resemble each other: (1 + r) / (1 - r) with r the correlation of
 * each residual with the next, from 1 to the number of residuals. The limit for long first-order autoregressive series of Bayley
 * & Hammersley 1946, "The 'effective' number of independent observations in an autocorrelated time series"; r is raised by
 * (1 + 3 r) / n, by which short series show too little of it (Marriott & Pope 1954). `residuals` are in order of time.
 * `varianceInflation([1, -1, 1, -1])` is 1.
 */
export function varianceInflation(residuals: readonly number[]): number {
  const n = residuals.length;
  const middle = quantile(Float64Array.from(residuals).sort(), 0.5);
  let products = 0;
  let squares = 0;
  residuals.forEach((residual, index) => {
    squares += (residual - middle) ** 2;
    const next = residuals[index + 1];
    if (next !== undefined) products += (residual - middle) * (next - middle);
  });
  if (squares === 0) return 1;
  const seen = products / squares;
  const r = seen + (1 + 3 * seen) / n;
  if (r >= 1) return n;
  return r <= 0 ? 1 : Math.min(n, (1 + r) / (1 - r));
}
