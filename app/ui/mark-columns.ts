/** In which column from the edge each mark of that size stands, so that none covers another; one alone stands in column 0. */
export function markColumns(ys: readonly number[], size: number): readonly number[] {
  const columns: number[] = [];
  for (const y of ys) {
    const taken = new Set(columns.filter((_, at) => Math.abs((ys[at] ?? 0) - y) < size));
    let free = 0;
    while (taken.has(free)) free += 1;
    columns.push(free);
  }
  return columns;
}
