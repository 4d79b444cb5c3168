import { vapourPressure } from './vapour-pressure';

export interface AirOutside {
  readonly outdoorC: number;
  readonly outdoorPercent: number;
}

/**
 * Relative humidity of workshop air, percent: it holds the vapour of the air outside, RH_in = RH_out e_s(T_out) / e_s(T_in), with e_s the
 * saturation pressure over water. People, processes and wet floors add nothing. Kept within 5 and 99 %, where the wet-bulb law holds.
 * Example: 0 degC and 80 % warmed to 20 degC is 21 %.
 */
export function indoorHumidity({ outdoorC, outdoorPercent }: AirOutside, indoorC: number): number {
  const percent = (outdoorPercent * vapourPressure(outdoorC)) / vapourPressure(indoorC);
  return Math.min(99, Math.max(5, percent));
}
