/**
 * Cake load of each row after `dtS`, kg/m2: dw_j/dt = phi c v_j, with v_j = dP / S_j.
 * `dustKgM3` is the dust that reaches the bags (phi c). Explicit step: exact while S changes little within one step.
 */
export function growCake(
  cakeLoadsKgM2: readonly number[],
  rowVelocityMs: (cakeLoadKgM2: number) => number,
  dustKgM3: number,
  dtS: number,
): number[] {
  return cakeLoadsKgM2.map((load) => load + dustKgM3 * rowVelocityMs(load) * dtS);
}
