const WINDOW_MS = 60_000;
/** Less than this share of the bar's span is steady. */
const STEADY_SHARE = 0.015;

/**
 * Mean of the last minute against the mean of the minute before; undefined with less than 90 s of values.
 * `span` is what the bar spans, in the values' unit: a sawtooth or noise smaller than that stays steady.
 */
export function trendOf(
  ts: readonly number[],
  values: readonly number[],
  span: number,
): 'rising' | 'falling' | 'steady' | undefined {
  const end = ts.at(-1);
  const start = ts[0];
  if (end === undefined || start === undefined || end - start < WINDOW_MS * 1.5) return undefined;
  const now = meanBetween(ts, values, end - WINDOW_MS, end);
  const before = meanBetween(ts, values, end - 2 * WINDOW_MS, end - WINDOW_MS);
  if (now === null || before === null) return undefined;
  const change = now - before;
  if (Math.abs(change) < span * STEADY_SHARE) return 'steady';
  return change > 0 ? 'rising' : 'falling';
}

/** After `from`, up to and with `to`. */
function meanBetween(
  ts: readonly number[],
  values: readonly number[],
  from: number,
  to: number,
): number | null {
  let sum = 0;
  let count = 0;
  ts.forEach((time, index) => {
    if (time <= from || time > to) return;
    sum += values[index] ?? 0;
    count += 1;
  });
  return count === 0 ? null : sum / count;
}
