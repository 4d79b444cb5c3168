import { isReady } from '../../cycles/learn-cycle';
import { typicalCycle } from '../../cycles/typical-cycle';
import { numberOf, type RuleLogic } from '../rule-logic';
import { followedCycles } from './followed-cycles';

/** Once on, the sum must fall to this share of its limit. Own default. */
const RETURN_SHARE = 0.5;

/**
 * Between two cleanings the pressure rises faster than usual, cycle after cycle, so that cleaning comes more often or takes more off: more
 * dust, a moist cake, or dust that comes back from the hopper. A cumulative sum; the value is percent of the usual rise. Local rule.
 */
export const dpRiseFast: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const cycles = followedCycles(look);
    if (!cycles) return null;
    const { baseline, fasterSum } = cycles;
    if (!isReady(baseline)) return { holds: false, value: 100 };
    const usualPaH = Math.exp(baseline.logRise.mean);
    const risePaH = typicalCycle(cycles, (cycle) => cycle.risePaH, usualPaH) ?? usualPaH;
    const limit = numberOf(look.rule, 'sumLimit') * (look.active ? RETURN_SHARE : 1);
    return { holds: fasterSum > limit, value: (100 * risePaH) / usualPaH };
  },
};
