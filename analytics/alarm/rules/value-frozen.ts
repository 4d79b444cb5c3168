import { POINTS } from '../../../data/model/points';
import type { RuleLogic } from '../rule-logic';

/**
 * A signal that should be alive has not changed at all for its window while running: a plugged tap, a stuck transmitter
 * or a gateway that repeats itself. Local rule. The window is the rule's on-delay, counted from the last change or the start.
 * At an end of its span a value rests there, and other rules say so; of a gateway that repeats itself its own rule does.
 */
export const valueFrozen: RuleLogic = {
  watches: 'own-point',
  look: ({ memory, sample, active }) => {
    const point = memory.points[sample.point];
    if (!point) return null;
    const [low, high] = POINTS[sample.point].range;
    const isToldOtherwise = memory.isFrozen === true && !active;
    if (isToldOtherwise || sample.value <= low || sample.value >= high)
      return { holds: false, value: sample.value };
    const since = Math.max(point.changedTs, memory.running.sinceTs);
    const changedNow = point.changedTs === sample.ts;
    return { holds: !(active && changedNow), value: sample.value, since: active ? sample.ts : since };
  },
};
