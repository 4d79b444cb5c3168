/**
 * Resistance of branch ducts that stand in parallel between the room and the main duct, Pa per (m3/s)2. All feel the same pressure
 * dp = k_i Q_i2 and their flows add, so k = 1 / (sum of 1 / sqrt(k_i))2. In series with the main: k_sys = k_main + k.
 * Example: two alike of 40 give 10; one of them shut gives 40. Source: parallel turbulent resistances, textbook (from memory); physics
 * reference 1.2, "plugged branch raises k_sys". Valid for turbulent flow; `branchesPaS2M6` above 0, at least one.
 */
export function branchResistance(branchesPaS2M6: readonly number[]): number {
  let conductance = 0;
  for (const branchPaS2M6 of branchesPaS2M6) conductance += 1 / Math.sqrt(branchPaS2M6);
  return 1 / (conductance * conductance);
}
