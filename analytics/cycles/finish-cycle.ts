import type { Cycle, CycleMemory } from './cycle-memory';
import { deviation, isReady, learnCycle, relearn } from './learn-cycle';

const RECENT = 3;
/** What the rise may be faster than usual, in natural logarithms, without being counted, and the most that one cycle counts. Own defaults. */
const ALLOWANCE = 0.1;
const ALLOWANCE_DEVIATIONS = 0.7;
const MOST = 0.4;
/** The sum grows no further, so that it comes back within some cycles of health. Own default. */
const LARGEST_SUM = 1.6;
/** Bags are new when the trough after a time of maintenance lies so far below the usual: a share, and standard deviations. Own defaults. */
const NEW_BAGS_SHARE = 0.05;
const NEW_BAGS_DEVIATIONS = 3;

/** A cycle is over: it is compared with what is usual, learnt from while learning lasts, and remembered among the last three. */
export function finishCycle(memory: CycleMemory, cycle: Cycle): void {
  if (memory.afterService > 0) {
    memory.afterService--;
    if (hasNewBags(memory, cycle)) {
      memory.baseline = relearn(cycle, memory.runMs);
      memory.recent = [cycle];
      memory.fasterSum = 0;
      memory.afterService = 0;
      return;
    }
  }
  memory.fasterSum = sumUp(memory, cycle);
  memory.recent = [...memory.recent, cycle].slice(-RECENT);
  memory.baseline = learnCycle(memory.baseline, cycle, memory.runMs);
}

function hasNewBags({ baseline }: CycleMemory, { troughPa }: Cycle): boolean {
  if (baseline.count === 0) return false;
  const { mean } = baseline.troughPa;
  const margin = NEW_BAGS_DEVIATIONS * deviation(baseline.troughPa, baseline.count);
  return troughPa < mean - Math.max(NEW_BAGS_SHARE * mean, margin);
}

/** One-sided cumulative sum (CUSUM, Page 1954) of the logarithm of rise over usual rise. */
function sumUp({ baseline, fasterSum }: CycleMemory, { risePaH }: Cycle): number {
  if (!isReady(baseline)) return 0;
  const { logRise, count } = baseline;
  const allowance = Math.max(ALLOWANCE, ALLOWANCE_DEVIATIONS * deviation(logRise, count));
  const faster = Math.min(MOST, Math.log(risePaH) - logRise.mean);
  return Math.min(LARGEST_SUM, Math.max(0, fasterSum + faster - allowance));
}
