const DAY_MS = 86_400_000;
/** Asia/Shanghai keeps UTC+8 all year. */
const OFFSET_MS = 8 * 3_600_000;
/** A year and a day as two cosines. Beijing climate from memory, unverified: January mean -3, July mean 27, 10 K between night and afternoon. */
const YEAR_MEAN_C = 12;
const YEAR_SWING_C = 15;
const DAY_SWING_C = 5;
const COLDEST_DAY = 19;
const WARMEST_HOUR = 15;

/** Outdoor air at a moment, degC: season and hour of the day, no weather. `ts` is epoch milliseconds. */
export function outdoorTemperature(ts: number): number {
  const days = (ts + OFFSET_MS) / DAY_MS;
  const season = Math.cos((2 * Math.PI * (days - COLDEST_DAY)) / 365.2425);
  const hour = (days % 1) * 24;
  return (
    YEAR_MEAN_C - YEAR_SWING_C * season + DAY_SWING_C * Math.cos((2 * Math.PI * (hour - WARMEST_HOUR)) / 24)
  );
}

/** Air in a workshop, degC: heated to 16 in winter, follows half of the weather above. Own closure. */
export function workshopTemperature(outdoorC: number): number {
  return Math.max(16, 14 + outdoorC / 2);
}
