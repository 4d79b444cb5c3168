import { isBelow, numberOf, type RuleLogic } from '../rule-logic';

/**
 * Less spray than needed while running. Water monitoring: GB 15577-2018 8.4.10. Below `floor` a new one is not raised:
 * that is `spray-absent`, and one cause gives one alarm.
 */
export const sprayLow: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const { value } = look.sample;
    const absent = value < numberOf(look.rule, 'floor') && !look.active;
    return { holds: !absent && isBelow(value, numberOf(look.rule, 'limit'), look), value };
  },
};
