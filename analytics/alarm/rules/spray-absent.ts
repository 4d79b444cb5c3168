import { isBelow, numberOf, type RuleLogic } from '../rule-logic';

/** No spray while running: dry dust in a wet collector. Water monitoring: GB 15577-2018 8.4.10. */
export const sprayAbsent: RuleLogic = {
  watches: 'own-point',
  look: (look) => ({
    holds: isBelow(look.sample.value, numberOf(look.rule, 'limit'), look),
    value: look.sample.value,
  }),
};
