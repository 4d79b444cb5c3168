import type { Fault } from './fault';

/** A nest of embers in the hopper: 6 kW per m3 at full severity (own placeholder), about 3 K a minute. */
export const smoulderingNest: Fault = {
  id: 'smouldering-nest',
  for: ['dry'],
  bend: (bends, severity, { model }) => ({
    ...bends,
    smoulderW: bends.smoulderW + severity * 6000 * (model.type === 'dry' ? model.hopperVolumeM3 : 0),
  }),
};
