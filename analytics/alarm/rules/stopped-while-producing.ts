import type { RuleLogic } from '../rule-logic';
import { startStop } from './start-stop';

/** Production goes on while the collector stands still, against GB 15577-2018 8.1.6. */
export const stoppedWhileProducing: RuleLogic = {
  watches: ['running', 'producing'],
  look: (look) => {
    const now = startStop(look);
    return (
      now && { holds: now.producing.value === 1 && now.running.value === 0, value: now.running.value ?? 0 }
    );
  },
};
