import type { Fault } from './fault';

/** The compressor fails: pulses lose their force, the sawtooth dies and the pressure drop climbs for hours. */
export const pulseAirLost: Fault = {
  id: 'pulse-air-lost',
  for: ['dry'],
  bend: (bends, severity) => ({ ...bends, pulseShare: bends.pulseShare * (1 - severity) }),
};
