import type { Fault } from './fault';

/** What passes: 300 K of flame gas and nine sparks a minute at full severity, for a minute. Own placeholders. */
const PASSING_S = 60;
const FLAME_K = 300;
const SPARKS_PER_S = 0.15;

/** Embers from a fire at a machine fly through the duct in a minute; then nothing of them is left to be seen there. */
export const hotEmber: Fault = {
  id: 'hot-ember',
  for: ['dry', 'wet'],
  bend: (bends, severity, { elapsedS }) =>
    elapsedS > PASSING_S
      ? bends
      : {
          ...bends,
          hotGasK: bends.hotGasK + FLAME_K * severity,
          sparksPerS: bends.sparksPerS + SPARKS_PER_S * severity,
        },
};
