import type { Fault } from './fault';

/** The float valve no longer shuts: the level climbs to the overflow. */
export const makeUpValveStuckOpen: Fault = {
  id: 'make-up-valve-stuck-open',
  for: ['wet'],
  bend: (bends) => ({ ...bends, makeUpValve: 'open' }),
};
