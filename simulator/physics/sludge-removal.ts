/** By hand, sludge is taken out when the collector rests, or at this much, kg. Own placeholder. */
const HAND_SLUDGE_KG = 60;
/** What always stays, kg. Own placeholder. */
const SLUDGE_HEEL_KG = 10;

/**
 * Sludge that leaves the tank in `dtS`, kg of solids. A conveyor (`ratePerS` above 0) carries off that share of what lies above the heel in a
 * second while the collector runs: first order, in balance it holds feed / rate. Where people do it (`ratePerS` 0), they take all but the
 * heel when the collector rests, or when there is much. Never more than lies there. Own closure.
 */
export function sludgeRemoval(
  sludgeKg: number,
  drag: { readonly ratePerS: number; readonly running: boolean },
  dtS: number,
): number {
  const aboveKg = Math.max(0, sludgeKg - SLUDGE_HEEL_KG);
  if (drag.ratePerS > 0) return drag.running ? Math.min(aboveKg, aboveKg * drag.ratePerS * dtS) : 0;
  return !drag.running || sludgeKg > HAND_SLUDGE_KG ? aboveKg : 0;
}
