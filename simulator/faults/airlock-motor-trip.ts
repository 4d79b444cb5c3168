import type { Fault } from './fault';

/** The airlock's motor trips: its contact reports at once, the hopper fills, later dust is drawn back to the bags. */
export const airlockMotorTrip: Fault = {
  id: 'airlock-motor-trip',
  for: ['dry'],
  bend: (bends) => ({ ...bends, airlockSpeed: 0, airlockFault: true }),
};
