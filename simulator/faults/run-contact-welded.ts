import type { Fault } from './fault';

/** The fan contactor's auxiliary contact is welded: the station reads `running` whatever the fan does. Only the other signals tell of a standstill. */
export const runContactWelded: Fault = {
  id: 'run-contact-welded',
  for: ['dry', 'wet'],
  bend: (bends) => ({ ...bends, runContactWelded: true }),
};
