import type { Fault } from './fault';

/** Bags fallen off or torn open, up to 30 % of the cloth: the air takes the open way and the pressure drop falls at once. */
export const bagsOff: Fault = {
  id: 'bags-off',
  for: ['dry'],
  bend: (bends, severity) => ({ ...bends, tornShare: Math.max(bends.tornShare, 0.3 * severity) }),
};
