import { isBelow, numberOf, type RuleLogic } from '../rule-logic';

/** Too little water in the tank, m. Level monitoring with alarm: GB 15577-2018 8.4.10. */
export const levelLow: RuleLogic = {
  watches: 'own-point',
  look: (look) => ({
    holds: isBelow(look.sample.value, numberOf(look.rule, 'limit'), look),
    value: look.sample.value,
  }),
};
