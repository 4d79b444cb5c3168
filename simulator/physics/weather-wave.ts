const DAY_MS = 86_400_000;
/** The shortest wave, days, and the ratio from each to the next: the golden one, so that they never meet again in step. Own choice. */
const SHORTEST_DAYS = 2.5;
const RATIO = (1 + Math.sqrt(5)) / 2;
/** So many waves, of 2.5 to 17 days: the days that warm and cold air masses take to pass. */
export const WAVES = 5;

/**
 * How far the weather is from the season's mean now, in standard deviations: x = sqrt(2 / N) sum of cos(2 pi t / T_k + phi_k). Smooth, the
 * same for the same phases and moment, mean 0 and variance 1 over years, never beyond sqrt(2 N) = 3.2. Own closure: a fixed sum of waves
 * has a spectrum of lines where weather has a continuous one. `phases` in radians, one a wave; `ts` is epoch ms.
 */
export function weatherWave(phases: readonly number[], ts: number): number {
  const days = ts / DAY_MS;
  let sum = 0;
  let periodDays = SHORTEST_DAYS;
  for (const phase of phases) {
    sum += Math.cos((2 * Math.PI * days) / periodDays + phase);
    periodDays *= RATIO;
  }
  return phases.length > 0 ? Math.sqrt(2 / phases.length) * sum : 0;
}
