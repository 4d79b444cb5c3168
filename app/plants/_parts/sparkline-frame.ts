const LONGEST_MS = 600_000;
const SHORTEST_MS = 60_000;
/** The line never spans less than this share of the range bar: noise stays noise. */
const LEAST_SHARE = 0.2;

/** What a sparkline shows: how far back, and which values lie at its bottom and top. */
export interface SparklineFrame {
  readonly spanMs: number;
  readonly scale: readonly [number, number];
}

/**
 * Ten minutes, or less while there is less, so that a young line is seen; and the values that occurred with air around them,
 * so that a change is seen long before it crosses the whole range bar. Both in the values' own unit.
 */
export function sparklineFrame(
  ts: readonly number[],
  values: readonly number[],
  bar: readonly [number, number],
): SparklineFrame {
  const known = (ts.at(-1) ?? 0) - (ts[0] ?? 0);
  const spanMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, known));
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { spanMs, scale: bar };
  const least = Math.max((bar[1] - bar[0]) * LEAST_SHARE, 1e-9);
  const middle = (low + high) / 2;
  const half = Math.max(least, (high - low) * 1.2) / 2;
  return { spanMs, scale: [middle - half, middle + half] };
}
