import type { Fault } from './fault';

/** Worn vanes let air up through the airlock: dust that had fallen is blown back to the bags, up to 0.6 of what the air brings. Own default. */
export const airlockVaneLeak: Fault = {
  id: 'airlock-vane-leak',
  for: ['dry'],
  bend: (bends, severity) => ({ ...bends, reentrainedShare: bends.reentrainedShare + 0.6 * severity }),
};
