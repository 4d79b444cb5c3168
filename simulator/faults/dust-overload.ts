import type { Fault } from './fault';

/** The machines give off up to three times their dust: the cake grows three times as fast, the bags are cleaned as much more often. */
export const dustOverload: Fault = {
  id: 'dust-overload',
  for: ['dry', 'wet'],
  bend: (bends, severity) => ({ ...bends, dustFactor: bends.dustFactor * (1 + 2 * severity) }),
};
