import type { Fault } from './fault';

/**
 * Torn share at full severity. A fallen bag counts with all its cloth, so one of 120 is 0.8 %; a tear of 5 cm2 lets through what a
 * twenty-fifth of its mouth does. Own default.
 */
const TORN_SHARE = 0.0003;

/** A small tear in one bag: dust reaches the chimney, the pressure drop falls by less than 1 %. No point of the station shows it. */
export const bagTorn: Fault = {
  id: 'bag-torn',
  for: ['dry'],
  bend: (bends, severity) => ({ ...bends, tornShare: Math.max(bends.tornShare, TORN_SHARE * severity) }),
};
