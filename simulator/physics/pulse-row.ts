/**
 * Cake loads after one compressed-air pulse on one row, kg/m2: w -> max(w_residual, (1 - eta) w). `efficiency` eta is the share of the
 * cake that falls, placeholder 0.75 in health. The other rows keep theirs; re-deposition on neighbours is neglected (own simplification).
 * Source of the cycle model: Ju, Chiu, Tien, Powder Technology 118 (2001) 79 (abstract only, unverified).
 */
export function pulseRow(
  cakeLoadsKgM2: readonly number[],
  row: number,
  efficiency: number,
  residualKgM2: number,
): readonly number[] {
  const before = cakeLoadsKgM2[row];
  if (before === undefined) return cakeLoadsKgM2;
  return cakeLoadsKgM2.with(row, Math.min(before, Math.max(residualKgM2, (1 - efficiency) * before)));
}
