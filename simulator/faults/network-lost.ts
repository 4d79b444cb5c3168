import type { Fault } from './fault';

/** The station's line is down: it goes on measuring and stores; when the line is back everything comes at once with its old times. */
export const networkLost: Fault = {
  id: 'network-lost',
  for: ['dry', 'wet'],
  bend: (bends) => ({ ...bends, line: { ...bends.line, networkLost: true } }),
};
