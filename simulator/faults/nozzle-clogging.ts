import type { Fault } from './fault';

/** Sludge clogs the nozzles, up to four in five: the spray flow sinks. */
export const nozzleClogging: Fault = {
  id: 'nozzle-clogging',
  for: ['wet'],
  bend: (bends, severity) => ({ ...bends, nozzleShare: bends.nozzleShare * (1 - 0.8 * severity) }),
};
