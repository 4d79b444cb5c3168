/** The value below which a share of the numbers lies, between two of them in proportion (type 7 of Hyndman and Fan). NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Half of the numbers lie below it. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
