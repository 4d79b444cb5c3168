import type { Fault } from './fault';

/** Wet metal sludge heats up under a blocked vent: hydrogen gathers over the water. */
export const hydrogenBuildUp: Fault = {
  id: 'hydrogen-build-up',
  for: ['wet'],
  bend: (bends, severity) => ({
    ...bends,
    ventShare: bends.ventShare * (1 - 0.98 * severity),
    reactionFactor: bends.reactionFactor * (1 + 40 * severity),
  }),
};
