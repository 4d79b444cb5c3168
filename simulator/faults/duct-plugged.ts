import type { Fault } from './fault';

/** A duct chokes: less air, less pressure drop over the bags. */
export const ductPlugged: Fault = {
  id: 'duct-plugged',
  for: ['dry', 'wet'],
  bend: (bends, severity) => ({ ...bends, ductFactor: bends.ductFactor * (1 + 8 * severity) }),
};
