import type { CycleMemory } from './cycle-memory';
import { isReady } from './learn-cycle';

/** Shares of the level and of the usual amplitude, and multiples of the unrest from slot to slot. Own defaults. */
const OF_LEVEL = 0.025;
const OF_AMPLITUDE = 0.35;
const OF_UNREST = 4.5;
/** Where the threshold takes more than this share of a usual tooth, teeth go unseen. Own default. */
const CLEAR_SHARE = 0.6;

/** How far the pressure must come back from its highest or lowest to have turned, Pa: above the noise, below a tooth. */
export function turnThreshold({ levelPa, restlessPa, baseline }: Readonly<CycleMemory>): number {
  const usualPa = isReady(baseline) ? OF_AMPLITUDE * baseline.amplitudePa.mean : 0;
  return Math.max(OF_LEVEL * levelPa, usualPa, OF_UNREST * restlessPa);
}

/** Do the usual teeth stand out? With much noise, or samples so rare that a tooth has few, one may be missed and says nothing by its absence. */
export function seesTeeth(memory: Readonly<CycleMemory>): boolean {
  return turnThreshold(memory) <= CLEAR_SHARE * memory.baseline.amplitudePa.mean;
}
