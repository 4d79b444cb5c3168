/** A duct is never quite shut: air finds a way over the dune. Own placeholder. */
const LEAST_FREE_SHARE = 0.1;

/**
 * Share of a duct's section that a deposit leaves free: 1 - m / (rho_bulk V), where `fullKg` = rho_bulk V is what would fill the
 * stretches on which dust settles. Kilograms; never below 0.1.
 */
export function ductFreeShare(depositKg: number, fullKg: number): number {
  return Math.max(LEAST_FREE_SHARE, 1 - depositKg / fullKg);
}
