import { numberOf, type RuleLogic } from '../rule-logic';
import { runningDifferentialPressurePa } from './running-differential-pressure';

/**
 * Differential pressure off its set value, GB 15577-2018 8.4.4; by more than 20 %, AQ 4273-2016 5.1.4 b).
 * The deadband lies inside the tolerance.
 */
export const dpOffSetpoint: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const value = runningDifferentialPressurePa(look);
    if (value === undefined) return null;
    const tolerance = numberOf(look.rule, 'tolerance') - (look.active ? look.rule.deadband : 0);
    return { holds: Math.abs(value - numberOf(look.rule, 'setValue')) > tolerance, value };
  },
};
