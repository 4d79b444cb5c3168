/** Drag of a torn share of the cloth, Pa s/m. Own closure fitted to reference figures: 632 Pa falls to 622/544/425 Pa at 0.1/1/3 % torn. */
export const TORN_DRAG_PA_S_M = 2000;

export interface Cloth {
  /** Drag of the cloth with its seasoned residue, K1, Pa s/m. Placeholder range 1e4 to 6e4. */
  readonly residualDragPaSM: number;
  /** Specific resistance of the cake, K2, 1/s. Placeholder range 6e3 to 3e5. */
  readonly cakeResistancePerS: number;
}

/**
 * Drag of one bag row, Pa s/m: S = K1 + K2 w, with the cake load w in kg/m2. Pressure drop = S times face velocity.
 * Source: EPA-452/B-02-001, section 6, chapter 1 (equation from memory, unverified).
 */
export function rowDrag(cloth: Cloth, cakeLoadKgM2: number): number {
  return cloth.residualDragPaSM + cloth.cakeResistancePerS * cakeLoadKgM2;
}

/**
 * Drag of all rows together, Pa s/m. Rows of equal area stand in parallel, so their conductances average:
 * S = 1 / mean(1 / S_j). A torn share (0..1) conducts as a hole with a drag of its own.
 */
export function filterDrag(cloth: Cloth, cakeLoadsKgM2: readonly number[], tornShare = 0): number {
  let conductance = 0;
  for (const load of cakeLoadsKgM2) conductance += 1 / rowDrag(cloth, load);
  const whole = conductance / cakeLoadsKgM2.length;
  return 1 / ((1 - tornShare) * whole + tornShare / TORN_DRAG_PA_S_M);
}
