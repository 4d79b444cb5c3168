/** A limit nearer to the data than this share of their height is brought into the picture. */
const NEAR_SHARE = 1;
const AIR_SHARE = 0.08;
/** Noise does not fill the picture: at least this share of what the point usually spans. */
const LEAST_SHARE = 1 / 10;

/** What the upright axis shows: the data with some air, limits that are near, and never less than a tenth of `usual`. */
export function yRange(
  [low, high]: readonly [number, number],
  limits: readonly number[],
  usual: number,
): [number, number] {
  const height = Math.max(high - low, usual * LEAST_SHARE);
  const near = limits.filter(
    (limit) => limit >= low - height * NEAR_SHARE && limit <= high + height * NEAR_SHARE,
  );
  const bottom = Math.min(low, ...near);
  const top = Math.max(high, ...near);
  const half = Math.max((top - bottom) * (1 + 2 * AIR_SHARE), usual * LEAST_SHARE) / 2;
  const middle = (bottom + top) / 2;
  return [middle - half, middle + half];
}

/** Lowest and highest of the values; null of none. */
export function extentOf(values: Iterable<number>): readonly [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : null;
}

/** The data, and of a forecast no more than once the height of the data above and below: a wide interval does not flatten the lines. */
export function withForecast(
  data: readonly [number, number],
  forecast: readonly [number, number] | null,
  usual: number,
): readonly [number, number] {
  if (!forecast) return data;
  const height = Math.max(data[1] - data[0], usual * LEAST_SHARE);
  return [
    Math.min(data[0], Math.max(forecast[0], data[0] - height)),
    Math.max(data[1], Math.min(forecast[1], data[1] + height)),
  ];
}
