import { type Baseline, type Cycle, newBaseline, type Spread } from './cycle-memory';

/** Fewest cycles that tell what is usual. Own default. */
const ENOUGH_CYCLES = 4;
/**
 * Learning ends after 8 running hours: AQ 4273-2016 5.1.4 b) asks for the pressure to be recorded within 8 h of fitting the bags; that we take
 * the mean of the cycles of those hours, and do so too where no change of bags is registered, is our own way.
 */
const LEARNING_MS = 8 * 3_600_000;
/** Beyond these a cycle is out of its usual range and teaches nothing, once there is a usual range. Own defaults. */
const STRANGE_TROUGH_SHARE = 0.025;
const STRANGE_FACTOR = 1.5;
/** Periods that scatter by more than this share of their mean are no cycle of cleaning. Own default. */
const IRREGULAR_SHARE = 0.35;

/**
 * The baseline after one more finished cycle, at `runMs` of the time with dust. A frozen one stays as it is. Where the cycles were not alike,
 * learning begins anew.
 */
export function learnCycle(baseline: Baseline, cycle: Cycle, runMs: number): Baseline {
  if (baseline.isFrozen) return baseline;
  const isOver = baseline.count >= ENOUGH_CYCLES && runMs - baseline.fromMs >= LEARNING_MS;
  if (isOver) return isRegular(baseline) ? { ...baseline, isFrozen: true } : newBaseline(runMs);
  if (isReady(baseline) && isStrange(baseline, cycle)) return baseline;
  const count = baseline.count + 1;
  return {
    ...baseline,
    count,
    troughPa: addTo(baseline.troughPa, cycle.troughPa, count),
    amplitudePa: addTo(baseline.amplitudePa, cycle.amplitudePa, count),
    periodMs: addTo(baseline.periodMs, cycle.periodMs, count),
    logRise: addTo(baseline.logRise, Math.log(cycle.risePaH), count),
  };
}

/** Enough cycles seen, and alike enough, to call something unusual? */
export function isReady(baseline: Baseline): boolean {
  return baseline.count >= ENOUGH_CYCLES && isRegular(baseline);
}

/** Standard deviation of one number of the cycles learnt from. */
export function deviation({ squares }: Spread, count: number): number {
  return count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
}

/** Other bags: nothing of what was usual holds. `cycle` is the first that they made. */
export function relearn(cycle: Cycle, runMs: number): Baseline {
  return learnCycle(newBaseline(runMs), cycle, runMs);
}

function isRegular({ periodMs, count }: Baseline): boolean {
  return deviation(periodMs, count) <= IRREGULAR_SHARE * periodMs.mean;
}

function isStrange({ troughPa, periodMs, amplitudePa }: Baseline, cycle: Cycle): boolean {
  return (
    Math.abs(cycle.troughPa - troughPa.mean) > STRANGE_TROUGH_SHARE * troughPa.mean ||
    isFar(cycle.periodMs / periodMs.mean) ||
    isFar(cycle.amplitudePa / amplitudePa.mean)
  );
}

function isFar(ratio: number): boolean {
  return ratio > STRANGE_FACTOR || ratio < 1 / STRANGE_FACTOR;
}

function addTo({ mean, squares }: Spread, value: number, count: number): Spread {
  const next = mean + (value - mean) / count;
  return { mean: next, squares: squares + (value - mean) * (value - next) };
}
