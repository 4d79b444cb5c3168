import { isBelow, numberOf, type RuleLogic } from '../rule-logic';

/**
 * The contact says running, and no air moves in the duct: a welded auxiliary contact, a broken belt or coupling, a closed valve. Local
 * rule; only where the duct velocity is measured. With air in the duct a missing differential pressure is its tap's.
 */
export const runningNotConfirmed: RuleLogic = {
  watches: 'own-point',
  look: (look) => ({
    holds: isBelow(look.sample.value, numberOf(look.rule, 'limit'), look),
    value: look.sample.value,
  }),
};
