export interface Span {
  readonly fromS: number;
  readonly toS: number;
}

/**
 * The row of each bar, in the order given, so that bars of one row never touch: each takes the first row that is free for
 * `gapS` before it. A bar counts as at least `leastS` long, because its words need room.
 */
export function packRows(bars: readonly Span[], gapS: number, leastS: number): number[] {
  const order = bars.map((_, at) => at).sort((a, b) => fromOf(bars, a) - fromOf(bars, b) || a - b);
  const freeFrom: number[] = [];
  const rows = bars.map(() => 0);
  for (const at of order) {
    const bar = bars[at];
    if (!bar) continue;
    const found = freeFrom.findIndex((free) => free <= bar.fromS);
    const row = found === -1 ? freeFrom.length : found;
    rows[at] = row;
    freeFrom[row] = Math.max(bar.toS, bar.fromS + leastS) + gapS;
  }
  return rows;
}

function fromOf(bars: readonly Span[], at: number): number {
  return bars[at]?.fromS ?? 0;
}
