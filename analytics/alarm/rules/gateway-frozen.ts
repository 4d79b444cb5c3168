import { POINTS, type PointId } from '../../../data/model/points';
import type { CollectorMemory } from '../judge-state';
import type { LineLogic } from '../line-logic';

/** Analog values without which nothing is said of the whole. */
const LEAST_VALUES = 2;

/**
 * A gateway that repeats itself: no analog value of any running collector of its station has changed for the window, which is the rule's
 * on-delay. Together they are still far sooner proof than each alone (`value-frozen`). Local rule; the value is how many stand still.
 */
export const gatewayFrozen: LineLogic = {
  time: 'event',
  look: ({ station, prepared, rule, active }) => {
    let [values, changedTs, untilTs] = [0, 0, 0];
    for (const { id, switchHoldMs, holdMs } of prepared.collectors) {
      const memory = station.collectors[id];
      if (!memory || !runs(memory, switchHoldMs)) continue;
      untilTs = Math.max(untilTs, memory.judgedTs);
      changedTs = Math.max(changedTs, memory.running.sinceTs);
      for (const point in memory.points) {
        const known = memory.points[point];
        if (!known || memory.judgedTs - known.ts > holdMs || !isAlive(point as PointId, known.value))
          continue;
        values++;
        changedTs = Math.max(changedTs, known.changedTs);
      }
    }
    if (values < LEAST_VALUES) return active ? { holds: false, value: values } : null;
    if (active) return { holds: untilTs - changedTs >= rule.onDelayMs, value: values };
    return { holds: true, value: values, since: changedTs };
  },
};

function runs({ running, judgedTs }: CollectorMemory, switchHoldMs: number): boolean {
  return running.value === 1 && judgedTs - running.ts <= switchHoldMs;
}

/** At an end of its span a value may rest. */
function isAlive(point: PointId, value: number): boolean {
  const { kind, range } = POINTS[point];
  return kind === 'analog' && value > range[0] && value < range[1];
}
