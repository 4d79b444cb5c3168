import { cubicLaw } from './cubic-law';

/** Air before the explosion, bar absolute. */
export const AMBIENT_BAR = 1.01325;

export interface ClosedVessel {
  readonly volumeM3: number;
  /** Greatest explosion overpressure of the dust, bar. */
  readonly pmaxBar: number;
  readonly kstBarMs: number;
}

/**
 * Burning velocity, m/s, at which a thin flame of constant speed in a sphere ends with the rate that the cubic law asks for:
 * Kst / V^(1/3) = 3 (Pm - P0) S / R x (Pm / P0)^(1/gamma), pressures absolute. `heatRatio` gamma = 1.4 presses the unburnt air
 * adiabatically, 1 isothermally. Thin-flame model: Eckhoff 2003, eq. 4.52 to 4.54 (isothermal); Dahoe et al. 1996 (adiabatic, from memory).
 * An effective number, scaled to Kst: turbulence of the test is inside it.
 */
export function burningVelocity(vessel: ClosedVessel, heatRatio: number): number {
  const radiusM = Math.cbrt((3 * vessel.volumeM3) / (4 * Math.PI));
  const expansion = (AMBIENT_BAR + vessel.pmaxBar) / AMBIENT_BAR;
  const riseBarS = cubicLaw(vessel.kstBarMs, vessel.volumeM3);
  return (riseBarS * radiusM) / (3 * vessel.pmaxBar * expansion ** (1 / heatRatio));
}
