import { approach } from './approach';
import { sludgeCooling } from './sludge-cooling';

/** Heat that 1 kg of solids and the water in its pores hold, J/(kg K): 900 + 1 kg x 4186. Own placeholder for the pores. */
const HEAT_J_KG_K = 5086;
/** Less than this does not count as a bed, kg. */
const LEAST_KG = 1;
/** The water in the pores boils and carries the heat off. */
const BOILS_C = 100;

export interface SludgeBed {
  readonly sludgeKg: number;
  /** Bottom of the tank that it lies on, m2. */
  readonly areaM2: number;
  /** Water over the bottom, m. */
  readonly levelM: number;
  readonly waterC: number;
  readonly ambientC: number;
  /** Heat of its reaction, W. */
  readonly heatW: number;
}

/**
 * Mean temperature of the sludge after `dtS`, degC: C dT/dt = Q - U A (T - T_around), solved exactly over the step. Water holds it down; laid
 * dry and warm enough it runs away (Semenov: where E Q / (R T2 U A) at ambient passes 1 / e), as the wet aluminium did in the dust barrel
 * of Kunshan in 2014. One lumped body, uniform inside (a deep heap is hotter in its middle). At most 100 degC: beyond boiling, with dry-out
 * and ignition, it is not valid.
 */
export function sludgeTemperature(temperatureC: number, bed: SludgeBed, dtS: number): number {
  const { toWaterWK, toAirWK } = sludgeCooling(bed.areaM2, bed.levelM);
  const lossWK = toWaterWK + toAirWK;
  const target = (toWaterWK * bed.waterC + toAirWK * bed.ambientC + bed.heatW) / lossWK;
  const heldJK = HEAT_J_KG_K * Math.max(LEAST_KG, bed.sludgeKg);
  return Math.min(BOILS_C, approach(temperatureC, target, dtS, heldJK / lossWK));
}
