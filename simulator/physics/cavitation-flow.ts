import { vapourPressure } from './vapour-pressure';

const ATMOSPHERE_PA = 101_325;
/** Weight of a cubic metre of water, N/m3: 998.2 kg/m3 x 9.80665 m/s2 at 20 degC. */
const WATER_N_M3 = 9789;

export interface PumpSuction {
  /** Loss of the clean strainer and its pipe, m of water per (m3/s)2. */
  readonly strainerMS2M6: number;
  /** Net positive suction head that the pump needs, m per (m3/s)2. */
  readonly needsMS2M6: number;
}

/**
 * The greatest flow without cavitation, m3/s, where the net positive suction head at hand meets the one needed:
 * (p_atm - p_vapour) / (rho g) + h - (k_s / s2) q2 = k_n q2. `levelM` h is the water over the pump, `freeShare` s the free share of the
 * strainer's area (its loss grows with 1 / s2). A pump cannot pass more: its curve breaks off there (choked, own closure for the sharp
 * edge). NPSH as in every pump handbook (ISO 17769, Hydraulic Institute). Valid for an open tank near sea level.
 */
export function cavitationFlow(
  suction: PumpSuction,
  water: { readonly levelM: number; readonly waterC: number },
  freeShare: number,
): number {
  const atHandM = (ATMOSPHERE_PA - vapourPressure(water.waterC)) / WATER_N_M3 + water.levelM;
  const perFlow2 = suction.strainerMS2M6 / (freeShare * freeShare) + suction.needsMS2M6;
  return Math.sqrt(Math.max(0, atHandM) / perFlow2);
}
