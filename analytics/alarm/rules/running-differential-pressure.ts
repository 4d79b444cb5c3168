import { type Look, numberOf } from '../rule-logic';
import { runningMedian } from '../slot-window';

/**
 * Differential pressure as the rules read it, Pa: the median of the last minute while running. A pulse-jet collector's
 * raw signal is a sawtooth with spikes; neither may alarm. Undefined before the first running sample.
 */
export function runningDifferentialPressurePa(look: Look): number | undefined {
  const window = look.memory.windows.differentialPressurePa;
  return window && runningMedian(window, look.sample.ts, numberOf(look.rule, 'windowMs'));
}
