import { median } from './quantile';

/** More points than these are thinned evenly: 80 make 3160 pairs. */
const MOST_POINTS = 80;

export interface Line {
  readonly slope: number;
  /** Height at x. */
  readonly at: (x: number) => number;
}

/**
 * A straight line that a third of wild points cannot bend: the median of the slopes of all pairs, through the median of what is left.
 * Source: Theil (1950), Sen, J. Am. Stat. Assoc. 63 (1968) 1379. null of fewer than three points.
 */
export function theilSen(xs: readonly number[], ys: readonly number[]): Line | null {
  if (xs.length < 3) return null;
  const every = Math.max(1, Math.ceil(xs.length / MOST_POINTS));
  const thinX = xs.filter((_, i) => i % every === 0);
  const thinY = ys.filter((_, i) => i % every === 0);
  const slopes: number[] = [];
  thinX.forEach((x, i) => {
    for (let j = i + 1; j < thinX.length; j++) {
      const runX = (thinX[j] ?? x) - x;
      if (runX > 0) slopes.push(((thinY[j] ?? 0) - (thinY[i] ?? 0)) / runX);
    }
  });
  if (slopes.length === 0) return null;
  const slope = median(slopes);
  const middleX = median(xs);
  const height = median(ys.map((y, i) => y - slope * ((xs[i] ?? middleX) - middleX)));
  return { slope, at: (x) => height + slope * (x - middleX) };
}
