import type { Fault } from './fault';

/** The cabinet has no power: the whole station measures and sends nothing. When it is back, it starts anew: another boot, numbered from 0. */
export const stationPowerLost: Fault = {
  id: 'station-power-lost',
  for: ['dry', 'wet'],
  bend: (bends) => ({ ...bends, line: { ...bends.line, powerLost: true } }),
};
