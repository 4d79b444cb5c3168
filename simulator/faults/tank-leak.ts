import type { Fault } from './fault';

/** The tank leaks, up to 6 m3/h: more than the make-up can bring. */
export const tankLeak: Fault = {
  id: 'tank-leak',
  for: ['wet'],
  bend: (bends, severity) => ({ ...bends, leakM3s: bends.leakM3s + (6 * severity) / 3600 }),
};
