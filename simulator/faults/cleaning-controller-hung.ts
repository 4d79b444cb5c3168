import type { Fault } from './fault';

/** The cleaning controller hangs: no valve fires, the compressed air is there. The pressure drop climbs as without air. */
export const cleaningControllerHung: Fault = {
  id: 'cleaning-controller-hung',
  for: ['dry'],
  bend: (bends) => ({ ...bends, cleaningHung: true }),
};
