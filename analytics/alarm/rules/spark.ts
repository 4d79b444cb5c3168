import { numberOf, type RuleLogic } from '../rule-logic';

/** Sparks counted in the duct since the last sample. Local rule: one is enough; it returns after its off-delay without one. */
export const spark: RuleLogic = {
  watches: 'own-point',
  look: ({ sample, rule }) => ({ holds: sample.value >= numberOf(rule, 'limit'), value: sample.value }),
};
