import { isBelow, numberOf, type RuleLogic } from '../rule-logic';

/**
 * Too little air in the main duct while running: a slipping fan, a plugged branch, a throttled drive; below its transport velocity dust
 * settles. Local rule: below a share of the usual velocity, learnt over the first running time and kept within `least` to `most`
 * of what the registered air flow gives in the registered duct; until then below that share of `least`. Below `floor` the fan stands,
 * which is `running-not-confirmed`.
 */
export const airFlowLow: RuleLogic = {
  watches: 'own-point',
  look: (look) => {
    const { memory, rule, sample, active } = look;
    const { value } = sample;
    const habit = memory.habits?.[sample.point];
    const least = numberOf(rule, 'least');
    const usual =
      habit && habit.left === 0 ? Math.min(numberOf(rule, 'most'), Math.max(least, habit.level)) : least;
    const stands = value < numberOf(rule, 'floor') && !active;
    return { holds: !stands && isBelow(value, numberOf(rule, 'shareOfUsual') * usual, look), value };
  },
};
