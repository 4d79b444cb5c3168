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
