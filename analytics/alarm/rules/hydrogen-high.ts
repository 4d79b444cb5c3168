import { isAbove, numberOf, type RuleLogic } from '../rule-logic';

/** Hydrogen over wet metal sludge, %LEL, judged while stopped too. Local limit; ventilation while stopped: GB 15577-2018 8.4.10. */
export const hydrogenHigh: RuleLogic = {
  watches: 'own-point',
  look: (look) => ({
    holds: isAbove(look.sample.value, numberOf(look.rule, 'limit'), look),
    value: look.sample.value,
  }),
};
