const DAY_MS = 86_400_000;
/** Beijing from memory, unverified: about 43 % relative humidity in January, 73 % at the height of summer. */
const YEAR_MEAN_PERCENT = 58;
const YEAR_SWING_PERCENT = 15;
const DRIEST_DAY = 19;

/**
 * Relative humidity outdoors, percent: the season's mean and what the weather adds. The swing within a day is left out. `ts` is epoch ms;
 * kept within 10 and 98 %.
 */
export function outdoorHumidity(ts: number, addedPercent: number): number {
  const season = Math.cos((2 * Math.PI * (ts / DAY_MS - DRIEST_DAY)) / 365.2425);
  return Math.min(98, Math.max(10, YEAR_MEAN_PERCENT - YEAR_SWING_PERCENT * season + addedPercent));
}
