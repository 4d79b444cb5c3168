import type { RuleLogic } from '../rule-logic';

/**
 * A signal that should be alive has not changed at all for its window while running: a plugged tap, a stuck transmitter
 * or a gateway that repeats itself. Local rule. The window is the rule's on-delay, counted from the last change or the start.
 */
export const valueFrozen: RuleLogic = {
  watches: 'own-point',
  look: ({ memory, sample, active }) => {
    const point = memory.points[sample.point];
    if (!point) return null;
    const since = Math.max(point.changedTs, memory.running.sinceTs);
    const changedNow = point.changedTs === sample.ts;
    return { holds: !(active && changedNow), value: sample.value, since: active ? sample.ts : since };
  },
};
