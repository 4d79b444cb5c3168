export type Matrix = readonly (readonly number[])[];

/** Lower triangle L of a symmetric positive matrix, A = L L'. What rounding makes slightly negative counts as 0. */
export function cholesky(matrix: Matrix): number[][] {
  const lower = matrix.map((row) => row.map(() => 0));
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (lower[i]?.[k] ?? 0) * (lower[j]?.[k] ?? 0);
      const target = lower[i];
      if (!target) continue;
      const pivot = lower[j]?.[j] ?? 0;
      if (i === j) target[j] = Math.sqrt(Math.max(0, rest));
      else target[j] = pivot > 0 ? rest / pivot : 0;
    }
  });
  return lower;
}

/** Inverse of a symmetric positive matrix. */
export function invert(matrix: Matrix): number[][] {
  const lower = cholesky(matrix);
  const columns = matrix.map((_, column) => solveColumn(lower, column));
  return matrix.map((_, row) => columns.map((column) => column[row] ?? 0));
}

/** Solves L L' x = e_column. */
function solveColumn(lower: Matrix, column: number): number[] {
  const size = lower.length;
  const x = new Array<number>(size).fill(0);
  for (let i = 0; i < size; i++) {
    let rest = i === column ? 1 : 0;
    for (let k = 0; k < i; k++) rest -= (lower[i]?.[k] ?? 0) * (x[k] ?? 0);
    x[i] = rest / (lower[i]?.[i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let rest = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) rest -= (lower[k]?.[i] ?? 0) * (x[k] ?? 0);
    x[i] = rest / (lower[i]?.[i] ?? 1);
  }
  return x;
}
