import { numberOf, type RuleLogic } from '../rule-logic';
import { startStop } from './start-stop';

/**
 * The collector was stopped less than 10 min after production ended, against GB 15577-2018 8.1.6, or tripped and took production
 * with it within `tripMs` (a longer trip is `stopped-while-producing`). The value is the run-on in seconds. Returns when it runs
 * again, when production does, or when the 10 min are over.
 */
export const earlyStop: RuleLogic = {
  watches: ['running', 'producing'],
  look: (look) => {
    const now = startStop(look);
    if (!now) return null;
    const { running, producing } = now;
    if (running.value === 1 || producing.value === 1 || running.offTs === null || producing.offTs === null) {
      return { holds: false, value: 0 };
    }
    const runOnMs = running.offTs - producing.offTs;
    const required = numberOf(look.rule, 'runOnMs');
    const holds =
      runOnMs > -numberOf(look.rule, 'tripMs') &&
      runOnMs < required &&
      look.sample.ts < producing.offTs + required;
    return { holds, value: Math.max(0, runOnMs) / 1000 };
  },
};
