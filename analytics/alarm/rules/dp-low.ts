import { isBelow, numberOf, type RuleLogic } from '../rule-logic';
import { runningDifferentialPressurePa } from './running-differential-pressure';

/** Lost bags, an open duct or a failed fan: the running median below the limit. Local limit; the duty to alarm is GB 15577-2018 8.4.4. */
export const dpLow: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const value = runningDifferentialPressurePa(look);
    return value === undefined ? null : { holds: isBelow(value, numberOf(look.rule, 'limit'), look), value };
  },
};
