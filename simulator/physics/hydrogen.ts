import { approach } from './approach';

/**
 * Hydrogen from 1 kg aluminium and water, m3 at 0 degC and 1 atm: 2 Al + 6 H2O -> 2 Al(OH)3 + 3 H2,
 * 1.5 mol x 22.414 L / 26.98 g = 1.245. Magnesium gives 0.92, so this bounds it.
 */
const HYDROGEN_M3_PER_KG = 1.245;
/** Lower explosive limit of hydrogen in air, volume share. */
const LOWER_LIMIT = 0.04;

export interface HydrogenRoom {
  /** Wet metal that has not reacted yet, kg. */
  readonly metalKg: number;
  /** Share of the metal that reacts in a second. PLACEHOLDER: kinetics depend on alloy, oxide, pH and heat and were not obtained. */
  readonly ratePerS: number;
  readonly headspaceM3: number;
  /** Fresh air through the headspace, m3/s. */
  readonly ventilationM3s: number;
}

/**
 * Hydrogen in the headspace after `dtS` as a volume share: V dC/dt = G - Q_vent C, solved exactly; G = 1.245 m3/kg x rate x metal.
 * Well mixed; never above 1.
 */
export function hydrogenShare(share: number, room: HydrogenRoom, dtS: number): number {
  const generatedM3s = HYDROGEN_M3_PER_KG * room.ratePerS * room.metalKg;
  const outflowM3s = room.ventilationM3s + generatedM3s;
  if (outflowM3s <= 0) return share;
  return approach(share, generatedM3s / outflowM3s, dtS, room.headspaceM3 / outflowM3s);
}

/** Volume share of hydrogen as percent of its lower explosive limit, 4 vol%. */
export function percentOfLowerLimit(share: number): number {
  return (share / LOWER_LIMIT) * 100;
}
