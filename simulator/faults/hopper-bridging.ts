import type { Fault } from './fault';

/** Dust arches over the outlet: the airlock turns empty and no contact tells; hours later the pressure drop climbs. */
export const hopperBridging: Fault = {
  id: 'hopper-bridging',
  for: ['dry'],
  bend: (bends, severity) => ({ ...bends, hopperFlowShare: bends.hopperFlowShare * (1 - severity) }),
};
