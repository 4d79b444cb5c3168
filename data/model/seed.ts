/**
 * Seeds of two kinds, told apart by their size, so that nobody who tunes rules can have seen the plants that they are judged on.
 * Tuning seeds, 0 to 2^31 - 1, choose the luck of a run: the plant is as its record says. People, scenarios and tests use them.
 * Judging seeds, 2^31 to 2^53 - 1, choose the plant as well: its parameters, its instruments' noise, weather, shifts and production.
 * They are drawn at random when a validation starts and stand in its report, never in source, scenarios or settings.
 */
export const LARGEST_TUNING_SEED = 2 ** 31 - 1;
export const SMALLEST_JUDGING_SEED = LARGEST_TUNING_SEED + 1;
export const LARGEST_JUDGING_SEED = Number.MAX_SAFE_INTEGER;

export function isJudgingSeed(seed: number): boolean {
  return Number.isSafeInteger(seed) && seed >= SMALLEST_JUDGING_SEED;
}
