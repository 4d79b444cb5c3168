import type { Fault } from './fault';

/** The gateway hangs and goes on sending: every value of the station as it was when it froze, with fresh times. Whatever happens in the plant, the screen stays green. */
export const gatewayFrozen: Fault = {
  id: 'gateway-frozen',
  for: ['dry', 'wet'],
  bend: (bends) => ({ ...bends, line: { ...bends.line, frozen: true } }),
};
