import { isAbove, numberOf, type RuleLogic } from '../rule-logic';
import { isTrusted } from './is-trusted';

/**
 * A burning hopper, by analogy to AQ 4273-2016 5.1.4 c); local limit, never delayed over 5 s, judged while stopped too.
 * A value beyond the sensor's span (quality 1) counts as hot only if the last good value was already above `hotC`:
 * a fire walks there, an open circuit jumps.
 */
export const hopperTempHighhigh: RuleLogic = {
  watches: 'own-point',
  judgesOutOfRange: true,
  look: (look) => {
    const { value, quality, point } = look.sample;
    if (!isTrusted(look)) return null;
    const limit = numberOf(look.rule, 'limit');
    if (quality === 0) return { holds: isAbove(value, limit, look), value };
    const lastGood = look.memory.points[point]?.value ?? 0;
    return value > limit && lastGood > numberOf(look.rule, 'hotC') ? { holds: true, value } : null;
  },
};
