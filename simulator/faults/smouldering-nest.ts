import type { Fault } from './fault';

/**
 * Catalogue 19: a nest of embers at work near the surface of the hopper's dust, 6 kW per m3 at full severity (own placeholder), about
 * 3 K a minute. Its heat comes through some 100 s late. How a nest gets there by itself: `self-heating`.
 */
export const smoulderingNest: Fault = {
  id: 'smouldering-nest',
  for: ['dry'],
  bend: (bends, severity, { model }) => ({
    ...bends,
    smoulderW: bends.smoulderW + severity * 6000 * (model.type === 'dry' ? model.hopperVolumeM3 : 0),
  }),
};
