import type { CycleMemory } from '../../cycles/cycle-memory';
import { isReady } from '../../cycles/learn-cycle';
import { seesTeeth } from '../../cycles/turn-threshold';
import { usualTrough } from '../../cycles/usual-trough';
import { type Look, numberOf, type RuleLogic } from '../rule-logic';
import { followedCycles } from './followed-cycles';

/**
 * The pressure does not come down as it does by cleaning: no pulse fires, or none helps. Against the collector's own usual cycles; nothing is
 * said before there are such. The value is the time with dust since it last fell, s. Local rule.
 */
export const cleaningAbsent: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const cycles = followedCycles(look);
    if (!cycles) return null;
    const value = (cycles.runMs - cycles.toothMs) / 1000;
    if (!isReady(cycles.baseline)) return { holds: false, value };
    if (!look.active && !seesTeeth(cycles)) return null;
    return { holds: look.active ? !hasFallen(cycles) : isOverdue(cycles, look), value };
  },
};

/**
 * Far over the usual peak and late; at the peak for too long; in a fall that neither reaches the trough nor ends; or flat without any tooth
 * while production is known to run.
 */
function isOverdue(cycles: CycleMemory, { rule, memory }: Look): boolean {
  const { leg, levelPa, lowPa, peakMs, runMs, toothMs, aboveMs, baseline } = cycles;
  const basePa = usualTrough(cycles);
  const amplitudePa = baseline.amplitudePa.mean;
  const periodMs = baseline.periodMs.mean;
  const flatMs = runMs - (leg === -1 ? peakMs : toothMs);
  if (leg !== 1 && memory.producing.value === 1 && flatMs > numberOf(rule, 'periodsFlat') * periodMs)
    return true;
  const longMs = Math.max(numberOf(rule, 'atLeastMs'), numberOf(rule, 'periodsInVain') * periodMs);
  if (leg === -1) return lowPa > basePa + numberOf(rule, 'notReachedShare') * amplitudePa && flatMs > longMs;
  const farPa = basePa + (1 + numberOf(rule, 'overPeakShare')) * amplitudePa;
  if (levelPa > farPa && runMs - toothMs > numberOf(rule, 'periods') * periodMs) return true;
  return aboveMs !== null && runMs - aboveMs > longMs;
}

/** A trough was reached within the last usual period. */
function hasFallen({ troughPa, troughMs, runMs, baseline }: CycleMemory): boolean {
  return troughPa !== null && runMs - troughMs < baseline.periodMs.mean;
}
