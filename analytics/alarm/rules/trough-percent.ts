import { deviation, isReady } from '../../cycles/learn-cycle';
import { typicalCycle } from '../../cycles/typical-cycle';
import { type Look, numberOf } from '../rule-logic';
import { followedCycles } from './followed-cycles';

/** Once on, the trough must come back within this share of what is tolerated. Own default. */
const RETURN_SHARE = 0.6;

/**
 * The trough after cleaning as percent of its usual value, and how far it may lie from 100: `tolerancePercent`, or more where the cycles
 * learnt from scattered more. Null: nothing new is known; undefined: nothing is usual yet.
 */
export function troughPercent(look: Look): { value: number; tolerance: number } | null | undefined {
  const cycles = followedCycles(look);
  if (!cycles) return null;
  const { troughPa, count } = cycles.baseline;
  if (!isReady(cycles.baseline)) return undefined;
  const typicalPa = typicalCycle(cycles, (cycle) => cycle.troughPa, troughPa.mean);
  if (typicalPa === undefined) return undefined;
  const scatter = (100 * numberOf(look.rule, 'deviations') * deviation(troughPa, count)) / troughPa.mean;
  const tolerance = Math.max(numberOf(look.rule, 'tolerancePercent'), scatter);
  return {
    value: (100 * typicalPa) / troughPa.mean,
    tolerance: look.active ? RETURN_SHARE * tolerance : tolerance,
  };
}
