import type { RuleLogic } from '../rule-logic';
import { startStop } from './start-stop';

/** Production was started before the collector, against GB 15577-2018 8.1.6. Returns when one of them changes. */
export const lateStart: RuleLogic = {
  watches: ['running', 'producing'],
  look: (look) => {
    const now = startStop(look);
    if (!now) return null;
    const { running, producing } = now;
    const startedFirst = producing.onTs !== null && producing.onTs >= running.sinceTs;
    return { holds: producing.value === 1 && running.value === 0 && startedFirst, value: 0 };
  },
};
