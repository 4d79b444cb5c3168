import { isAbove, numberOf, type RuleLogic } from '../rule-logic';
import { isTrusted } from './is-trusted';

/** Hot gas or embers at the inlet: above 70 degC, AQ 4273-2016 5.1.4 c) (a recommendation). */
export const inletTempHigh: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    if (!isTrusted(look)) return null;
    return {
      holds: isAbove(look.sample.value, numberOf(look.rule, 'limit'), look),
      value: look.sample.value,
    };
  },
};
