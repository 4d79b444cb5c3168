import type { Fault } from './fault';

/** The wire of the airlock's fault contact is broken: it never reports, which nothing shows until the airlock trips. Only a proof test finds it. */
export const airlockContactBroken: Fault = {
  id: 'airlock-contact-broken',
  for: ['dry'],
  bend: (bends) => ({ ...bends, airlockContactBroken: true }),
};
