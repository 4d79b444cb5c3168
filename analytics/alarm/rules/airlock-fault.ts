import type { RuleLogic } from '../rule-logic';

/** The airlock's fault contact, GB 15577-2018 8.4.6. */
export const airlockFault: RuleLogic = {
  watches: 'own-point',
  look: ({ sample }) => ({ holds: sample.value > 0, value: sample.value }),
};
