import type { Fault } from './fault';

/** Grinding into hard metal or a nail: up to two sparks a second past the detector. */
export const sparkShower: Fault = {
  id: 'spark-shower',
  for: ['dry', 'wet'],
  bend: (bends, severity) => ({
    ...bends,
    sparksPerS: bends.sparksPerS + 2 * severity,
    hotGasK: bends.hotGasK + 3 * severity,
  }),
};
