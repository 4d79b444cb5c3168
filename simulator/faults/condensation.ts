import type { Fault } from './fault';

/** Moist air condenses on the cold cake: it resists up to five times as much until it dries or falls. Factor 2 to 5: physics reference. */
export const condensation: Fault = {
  id: 'condensation',
  for: ['dry'],
  bend: (bends, severity) => ({
    ...bends,
    cakeResistanceFactor: bends.cakeResistanceFactor * (1 + 4 * severity),
  }),
};
