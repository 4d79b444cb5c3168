import { isAbove, numberOf, type RuleLogic } from '../rule-logic';
import { runningDifferentialPressurePa } from './running-differential-pressure';

/** Blocked bags: the running median above the limit. Local limit; the duty to alarm is GB 15577-2018 8.4.4. */
export const dpHigh: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const value = runningDifferentialPressurePa(look);
    return value === undefined ? null : { holds: isAbove(value, numberOf(look.rule, 'limit'), look), value };
  },
};
