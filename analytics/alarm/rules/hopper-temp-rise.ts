import { isAbove, numberOf, type RuleLogic } from '../rule-logic';
import { recentMeans } from '../slot-window';
import { isTrusted } from './is-trusted';

/**
 * A smouldering nest warms the hopper before it is hot: rise over the lowest 30 s mean of the last 10 min, in K.
 * Local rule; below `floorC` only a rise `anyTemperatureFactor` as large counts, so that a cold morning's warming stays silent.
 */
export const hopperTempRise: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const window = look.memory.windows[look.sample.point];
    if (!window || !isTrusted(look)) return null;
    const means = recentMeans(window, look.sample.ts, numberOf(look.rule, 'windowMs'));
    const now = means.at(-1);
    if (now === undefined) return null;
    const value = now - Math.min(...means);
    const limit = numberOf(look.rule, 'limit');
    const anyTemperatureLimit = limit * numberOf(look.rule, 'anyTemperatureFactor');
    const isWarm = now > numberOf(look.rule, 'floorC');
    return { holds: isAbove(value, isWarm ? limit : anyTemperatureLimit, look), value };
  },
};
