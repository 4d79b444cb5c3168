import { wetBulb } from './wet-bulb';

const AIR_DENSITY_KG_M3 = 1.2;
const AIR_HEAT_J_KG_K = 1006;
const LATENT_HEAT_J_KG = 2.45e6;
const WATER_KG_M3 = 1000;
/** How near the air comes to its wet bulb in the spray. Own placeholder. */
const SATURATION = 0.9;

/**
 * Water that the washed air carries off, m3/s: the air cools to its wet bulb and pays in vapour,
 * E = rho Q cp (T - T_wb) / L (adiabatic saturation). Air flow in m3/s, air in degC, humidity in percent. Never negative.
 */
export function evaporation(airFlowM3s: number, airC: number, humidityPercent: number): number {
  const depression = Math.max(0, airC - wetBulb(airC, humidityPercent));
  return (
    (SATURATION * AIR_DENSITY_KG_M3 * airFlowM3s * AIR_HEAT_J_KG_K * depression) /
    LATENT_HEAT_J_KG /
    WATER_KG_M3
  );
}
