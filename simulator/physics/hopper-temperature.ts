import { approach } from './approach';

/** Heat stored by steel and dust heel per m3 of hopper, J/(K m3). Own placeholder: 200 kg steel and 30 kg dust a m3. */
const HEAT_CAPACITY_J_K_M3 = 120_000;
const HEEL_KG_M3 = 30;
/** Specific heat of dust, J/(kg K). Own placeholder between metal (900) and wood or flour (1500). */
const DUST_HEAT_J_KG_K = 1000;
/** Share of the wall that dust of a full hopper covers and insulates. Own placeholder. */
const COVERED_SHARE = 0.75;
/** Gas inside to hopper while the fan runs, W/(K m3). Own placeholder. */
const GAS_W_K_M3 = 12;
/** Hopper wall to surroundings, W/(K m3). Own placeholder. */
const WALL_W_K_M3 = 8;

/** A hopper beside the usual one, whose numbers stand above. */
export interface HopperHeatFactors {
  readonly capacity: number;
  readonly gas: number;
  readonly wall: number;
}

export const USUAL_HOPPER: HopperHeatFactors = { capacity: 1, gas: 1, wall: 1 };

export interface HopperHeat {
  readonly volumeM3: number;
  /** Gas that sweeps the hopper, degC. */
  readonly gasC: number;
  /** What stands around it, degC. */
  readonly ambientC: number;
  readonly fanRuns: boolean;
  /** Heat of smouldering nests that has come through to it, W. */
  readonly smoulderW: number;
  /** What lies in it, kg, and as a share of a full hopper. */
  readonly dustKg: number;
  readonly fillShare: number;
  /** Left out: the usual hopper. */
  readonly factors?: HopperHeatFactors;
}

/**
 * Mean temperature of the hopper's content after `dtS`, degC: C dT/dt = G (T_gas - T) + U (T_amb - T) + Q_smoulder, solved exactly.
 * One lumped body: of a buried nest only what has come through to it counts (`probeLag`). Time constant 100 min running, 250 min stopped. Dust that
 * piles up adds its heat capacity, so that everything comes slower, and covers the wall, so that the hopper comes nearer to the warm gas.
 */
export function hopperTemperature(temperatureC: number, heat: HopperHeat, dtS: number): number {
  const factors = heat.factors ?? USUAL_HOPPER;
  const gas = heat.fanRuns ? factors.gas * GAS_W_K_M3 * heat.volumeM3 : 0;
  const wall = factors.wall * WALL_W_K_M3 * heat.volumeM3 * (1 - COVERED_SHARE * Math.min(1, heat.fillShare));
  const piledKg = Math.max(0, heat.dustKg - HEEL_KG_M3 * heat.volumeM3);
  const capacityJK = factors.capacity * HEAT_CAPACITY_J_K_M3 * heat.volumeM3 + DUST_HEAT_J_KG_K * piledKg;
  const target = (gas * heat.gasC + wall * heat.ambientC + heat.smoulderW) / (gas + wall);
  return approach(temperatureC, target, dtS, capacityJK / (gas + wall));
}
