import { approach } from './approach';

const AIR_J_M3_K = 1.2 * 1006;
const WATER_J_M3_K = 4.186e6;
/** From the standing tank to its surroundings, W/K for each m2 of bottom: walls and lid of about four times that. Own placeholder. */
const WALL_W_M2_K = 30;
/** Pipes and what wets the walls, m3: what is left of an empty tank's heat capacity. Own placeholder. */
const LEAST_M3 = 0.05;

export interface TankHeat {
  readonly areaM2: number;
  readonly levelM: number;
  /** Air that the spray washes, m3/s; 0 without spray. */
  readonly washedAirM3s: number;
  /** Its wet bulb, degC. */
  readonly wetBulbC: number;
  readonly ambientC: number;
  /** Heat out of the sludge, W. */
  readonly sludgeW: number;
}

/**
 * Temperature of the circulating water after `dtS`, degC: C dT/dt = rho cp Q_air (T_wb - T) + U A (T_amb - T) + Q_sludge, solved exactly.
 * Water that is sprayed round and round into air comes to the air's wet bulb (adiabatic saturation), at rest to its surroundings within
 * about a day. Make-up water's own temperature is left out. Within 0..100 degC.
 */
export function tankTemperature(temperatureC: number, heat: TankHeat, dtS: number): number {
  const airWK = AIR_J_M3_K * heat.washedAirM3s;
  const wallWK = WALL_W_M2_K * heat.areaM2;
  const target = (airWK * heat.wetBulbC + wallWK * heat.ambientC + heat.sludgeW) / (airWK + wallWK);
  const heldJK = WATER_J_M3_K * Math.max(LEAST_M3, heat.areaM2 * heat.levelM);
  return Math.min(100, Math.max(0, approach(temperatureC, target, dtS, heldJK / (airWK + wallWK))));
}
