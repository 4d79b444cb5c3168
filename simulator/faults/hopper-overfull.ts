import type { Fault } from './fault';

/**
 * The bin under the airlock is full and nobody changed it: nothing leaves and the hopper stands full, at half severity up to the bags,
 * at full a tenth above. The contact tells nothing.
 */
export const hopperOverfull: Fault = {
  id: 'hopper-overfull',
  for: ['dry'],
  bend: (bends, severity) => ({
    ...bends,
    hopperFlowShare: 0,
    hopperFillShare: Math.max(bends.hopperFillShare, 0.9 + 0.2 * severity),
  }),
};
