import type { Fault } from './fault';

/**
 * Rags and sludge clog the pump's suction strainer: its loss grows with the root of what is left free, down to a tenth of its area at full
 * severity (2 / 11 at half). The pump cavitates: the spray falls and jumps while the level stands. Own numbers.
 */
export const pumpCavitation: Fault = {
  id: 'pump-cavitation',
  for: ['wet'],
  bend: (bends, severity) => ({ ...bends, suctionShare: bends.suctionShare / (1 + 9 * severity) }),
};
