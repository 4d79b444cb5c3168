/** One row of a count. */
export interface TallyRow<K> {
  readonly key: K;
  readonly count: number;
  /** Highest figure given with it; null where none was. */
  readonly highest: number | null;
}

/** Counts items by key and keeps the highest figure of each; most first, then highest, then in order of appearance. */
export function tally<K>(
  items: Iterable<{ readonly key: K; readonly figure?: number | null }>,
): TallyRow<K>[] {
  const rows = new Map<K, { key: K; count: number; highest: number | null }>();
  for (const { key, figure = null } of items) {
    const row = rows.get(key) ?? { key, count: 0, highest: null };
    row.count += 1;
    if (figure !== null) row.highest = Math.max(row.highest ?? figure, figure);
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => b.count - a.count || (b.highest ?? -1) - (a.highest ?? -1));
}
