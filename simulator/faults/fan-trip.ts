import type { Fault } from './fault';

/** The fan trips: air, pressure drop and the running contact fall; the interlock stops production 5 s later. */
export const fanTrip: Fault = {
  id: 'fan-trip',
  for: ['dry', 'wet'],
  bend: (bends) => ({ ...bends, fanTripped: true }),
};
