import { isAbove, numberOf, type RuleLogic } from '../rule-logic';

/** Too much water: a blocked drain or a make-up valve stuck open. Level monitoring: GB 15577-2018 8.4.10. */
export const levelHigh: RuleLogic = {
  watches: 'own-point',
  look: (look) => ({
    holds: isAbove(look.sample.value, numberOf(look.rule, 'limit'), look),
    value: look.sample.value,
  }),
};
