import { isAbove, numberOf, type RuleLogic } from '../rule-logic';
import { isTrusted } from './is-trusted';

/** A hot hopper, pre-alarm. Local limit. Quality 0 alone. */
export const hopperTempHigh: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    if (!isTrusted(look)) return null;
    return {
      holds: isAbove(look.sample.value, numberOf(look.rule, 'limit'), look),
      value: look.sample.value,
    };
  },
};
