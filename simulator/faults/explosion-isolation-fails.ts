import { explode } from './deflagration';
import type { Fault } from './fault';

/** From the first explosion to the neighbour's, s. Flame and pressure take tenths of a second through the ducts. Own placeholder. */
const ARRIVAL_S = 1;

/**
 * Catalogue 22: a deflagration whose flame passes an isolation valve that is missing, late or jammed (`isolationMargin` below 0): a second
 * later the other collectors of the workshop explode too, and several units drop together. Which ducts hang together is not registered, so
 * the workshop stands for it; alone in its workshop, a collector explodes as by `deflagration`.
 */
export const explosionIsolationFails: Fault = {
  id: 'explosion-isolation-fails',
  for: ['dry', 'wet'],
  bend: (bends, _severity, { elapsedS }) => explode(bends, elapsedS),
  bendNeighbour: (bends, _severity, { elapsedS }) =>
    elapsedS > ARRIVAL_S ? explode(bends, elapsedS - ARRIVAL_S) : bends,
};
