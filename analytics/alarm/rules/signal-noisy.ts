import { isActive } from '../alarm-machine';
import { isAbove, type Look, numberOf, type RuleLogic } from '../rule-logic';

/**
 * A signal scatters from sample to sample far more than it usually does while running: interference, a loose terminal, a cavitating
 * pump. Local rule; the value is how many times its usual scatter. One disturbance often reaches every wire of a cabinet: the first
 * point that shows it speaks for its collector, and no other raises a new one meanwhile.
 */
export const signalNoisy: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const { memory, rule, sample } = look;
    const habit = memory.habits?.[sample.point];
    if (!habit || habit.left > 0) return null;
    const value = habit.scatter / habit.usual;
    const holds = isAbove(value, numberOf(rule, 'factor'), look);
    return { holds: holds && (look.active || !isToldOf(look)), value };
  },
};

function isToldOf({ memory, rule }: Look): boolean {
  for (const key in memory.rules) {
    if (!key.startsWith(rule.id)) continue;
    const alarm = memory.rules[key]?.alarm;
    if (alarm && isActive(alarm) && alarm.point !== rule.point) return true;
  }
  return false;
}
