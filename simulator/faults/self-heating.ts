import type { Fault } from './fault';

/** What damp metal or oily dust gives at 20 degC at full severity, W/kg. Own placeholder; dry dust of a layer test gives a millionth. */
const HEAT_W_KG = 2;
/** Radius of the heap in a hopper of 1 m3, m; it grows with the hopper. Own placeholder: 7 kg. */
const RADIUS_M = 0.15;
const DEPTH_M = 0.02;

/**
 * Catalogue 19, the slow one: damp or oily dust cakes to the hopper's wall under 2 cm of fresh dust and heats itself. Nothing shows for
 * hours, then it runs away and smoulders until it is burnt out or taken away. Below a severity of 0.1 (large hoppers) to 0.2 (small ones) a
 * heap in winter stays below its critical point (`CRITICAL_DELTA`) and never does.
 */
export const selfHeating: Fault = {
  id: 'self-heating',
  for: ['dry'],
  bend: (bends, severity, { model }) => ({
    ...bends,
    heap:
      model.type === 'dry'
        ? {
            radiusM: RADIUS_M * Math.cbrt(model.hopperVolumeM3),
            heatWKg: HEAT_W_KG * severity,
            depthM: DEPTH_M,
          }
        : null,
  }),
};
