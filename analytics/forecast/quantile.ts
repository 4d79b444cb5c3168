/**
 * The value below which a `share` (0..1) of the values lies, with straight lines between neighbours: type 7 of
 * Hyndman & Fan 1996, "Sample Quantiles in Statistical Packages", the default of R and NumPy. NaN for no values.
 * `sorted` ascends. `quantile([1, 2, 3, 4], 0.5)` is 2.5.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (high - low) * (at - below);
}
