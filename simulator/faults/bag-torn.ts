import type { Fault } from './fault';

/** Bags torn or off, up to 30 % of the cloth: a small tear is invisible in the pressure drop, a large one pulls it down. */
export const bagTorn: Fault = {
  id: 'bag-torn',
  for: ['dry'],
  bend: (bends, severity) => ({ ...bends, tornShare: Math.max(bends.tornShare, 0.3 * severity) }),
};
