import { branchResistance } from './branch-resistance';

/** How hoods meet the main duct. */
export interface Branching {
  /** Share of the healthy resistance that hoods and branches make; the rest is main duct and stack. */
  readonly branchShare: number;
  /** Share of the air that each branch carries in health; together 1. */
  readonly airShares: readonly number[];
}

/**
 * Resistance of hoods, branches, main duct and stack, Pa per (m3/s)2, with the resistance of the branch that carries the most air
 * multiplied by `plugFactor`: k_sys = k_main + 1 / (sum of 1 / sqrt(k_i))2, where k_i = share of the branches x k / (share of its air)2,
 * so that a factor of 1 gives the healthy k back. A plug in the only branch is in series with all.
 */
export function ductResistance(healthyPaS2M6: number, branching: Branching, plugFactor: number): number {
  if (plugFactor === 1) return healthyPaS2M6;
  const { branchShare, airShares } = branching;
  const busiest = airShares.indexOf(Math.max(...airShares));
  const branches = airShares.map(
    (share, index) => ((index === busiest ? plugFactor : 1) * branchShare * healthyPaS2M6) / (share * share),
  );
  return (1 - branchShare) * healthyPaS2M6 + branchResistance(branches);
}
