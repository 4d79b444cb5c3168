import { quantile } from './quantile';

/** How far below (<= 0) and above (>= 0) its level a series lies `ahead` observations later. */
export type Strays = (ahead: number) => { readonly below: number; readonly above: number };

/** Beyond this share of the series there are too few pairs to count. */
const COUNTED_SHARE = 1 / 3;
/** A random walk strays with the square root of time. */
const WALK = 0.5;

/**
 * What a level (the median of the newest `newest` residuals) missed by, counted within the series itself: the quantiles `tail` and
 * 1 - tail of residual[i + ahead] - level[i] for `ahead` 1, 2, 4 ... up to a third of the series, straight lines between them.
 * Further ahead they grow on as they grew so far, at most as a random walk does. `residuals` are in order of time, at least 6.
 */
export function strayQuantiles(residuals: readonly number[], newest: number, tail: number): Strays {
  const levels = residuals.map((_, index) =>
    quantile(Float64Array.from(residuals.slice(Math.max(0, index + 1 - newest), index + 1)).sort(), 0.5),
  );
  const counted = lagsUpTo(Math.max(2, Math.floor(residuals.length * COUNTED_SHARE))).map((lag) => {
    const misses = Float64Array.from(
      residuals.slice(lag),
      (residual, index) => residual - (levels[index] ?? 0),
    );
    misses.sort();
    return {
      lag,
      below: Math.min(0, quantile(misses, tail)),
      above: Math.max(0, quantile(misses, 1 - tail)),
    };
  });
  return (ahead) => readAt(counted, ahead);
}

interface Counted {
  readonly lag: number;
  readonly below: number;
  readonly above: number;
}

function lagsUpTo(most: number): readonly number[] {
  const lags: number[] = [];
  for (let lag = 1; lag < most; lag *= 2) lags.push(lag);
  return [...lags, most];
}

function readAt(
  counted: readonly Counted[],
  ahead: number,
): { readonly below: number; readonly above: number } {
  const first = counted[0] ?? { lag: 1, below: 0, above: 0 };
  const last = counted.at(-1) ?? first;
  if (ahead <= first.lag) return first;
  if (ahead >= last.lag) {
    const factor = growth(first, last, ahead);
    return { below: last.below * factor, above: last.above * factor };
  }
  const at = counted.findIndex(({ lag }) => lag > ahead);
  const [before = first, after = last] = [counted[at - 1], counted[at]];
  const share = (ahead - before.lag) / (after.lag - before.lag);
  return {
    below: before.below + (after.below - before.below) * share,
    above: before.above + (after.above - before.above) * share,
  };
}

/** By which the last counted width grows until `ahead`. */
function growth(first: Counted, last: Counted, ahead: number): number {
  const grown = (last.above - last.below) / (first.above - first.below);
  const exponent = Math.log(grown) / Math.log(last.lag / first.lag);
  if (!Number.isFinite(exponent) || exponent <= 0) return 1;
  return (ahead / last.lag) ** Math.min(WALK, exponent);
}
