import { NEVER } from '../judge-state';
import type { LineLogic } from '../line-logic';
import { numberOf } from '../rule-logic';

/**
 * A station's clock is off: its newest samples come from the future by more than the limit, or every message has been behind by more
 * than it for `behindMs`. A burst of stored samples ends with new ones and is none. Local rule, judged at receipt; the value is s, ahead above 0.
 */
export const clockSkew: LineLogic = {
  time: 'receipt',
  look: ({ line, rule, active }) => {
    if (line.leastLagMs === NEVER) return null;
    const limitMs = numberOf(rule, 'limitMs') * (active ? 0.8 : 1);
    const value = -line.leastLagMs / 1000;
    if (line.leastLagMs <= limitMs) {
      line.behindSinceTs = null;
      return { holds: line.leastLagMs < -limitMs, value };
    }
    line.behindSinceTs ??= line.receivedTs;
    return { holds: active || line.receivedTs - line.behindSinceTs >= numberOf(rule, 'behindMs'), value };
  },
};
