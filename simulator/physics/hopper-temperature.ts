import { approach } from './approach';

/** Heat stored by steel and dust heel per m3 of hopper, J/(K m3). Own placeholder: 200 kg steel and 30 kg dust a m3. */
const HEAT_CAPACITY_J_K_M3 = 120_000;
/** Gas inside to hopper while the fan runs, W/(K m3). Own placeholder. */
const GAS_W_K_M3 = 12;
/** Hopper wall to surroundings, W/(K m3). Own placeholder. */
const WALL_W_K_M3 = 8;

export interface HopperHeat {
  readonly volumeM3: number;
  /** Gas that sweeps the hopper, degC. */
  readonly gasC: number;
  /** What stands around it, degC. */
  readonly ambientC: number;
  readonly fanRuns: boolean;
  /** Heat of a smouldering nest, W. */
  readonly smoulderW: number;
}

/**
 * Mean temperature of the hopper's content after `dtS`, degC: C dT/dt = G (T_gas - T) + U (T_amb - T) + Q_smoulder, solved exactly.
 * One lumped body: a nest buried deep reaches the probe later than this says. Time constant 100 min running, 250 min stopped.
 */
export function hopperTemperature(temperatureC: number, heat: HopperHeat, dtS: number): number {
  const gas = heat.fanRuns ? GAS_W_K_M3 * heat.volumeM3 : 0;
  const wall = WALL_W_K_M3 * heat.volumeM3;
  const target = (gas * heat.gasC + wall * heat.ambientC + heat.smoulderW) / (gas + wall);
  return approach(temperatureC, target, dtS, (HEAT_CAPACITY_J_K_M3 * heat.volumeM3) / (gas + wall));
}
