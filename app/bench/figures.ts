/** Small statistics of a bench: what is measured is printed with its spread, because machines are noisy. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[index] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** One line: name, median of the runs, limit, lowest and highest run. */
export function printFigure(name: string, unit: string, runs: readonly number[], limit: number): void {
  const round = (value: number) => Number(value.toPrecision(4));
  const middle = median(runs);
  const verdict = middle <= limit ? 'within' : 'BEYOND';
  console.log(
    `${name.padEnd(58)} ${String(round(middle)).padStart(8)} ${unit.padEnd(5)} ${verdict} ${limit}` +
      `   (${runs.length} runs, ${round(Math.min(...runs))} to ${round(Math.max(...runs))})`,
  );
}
