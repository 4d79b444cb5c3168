import type { Fault } from './fault';

/** The spray pump trips while the fan runs on: dust passes unwashed. */
export const pumpTrip: Fault = {
  id: 'pump-trip',
  for: ['wet'],
  bend: (bends) => ({ ...bends, pumpTripped: true }),
};
