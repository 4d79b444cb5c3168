import type { Fault } from './fault';

/**
 * Wet metal sludge reacts faster (alkali, salt, fresh fine metal: up to 76 times) and the vent clogs (its resistance grows to 50 times): hydrogen
 * gathers over the water, most of all when the fan rests. Own placeholders. Without a hydrogen sensor nothing at the station shows it.
 */
export const hydrogenBuildUp: Fault = {
  id: 'hydrogen-build-up',
  for: ['wet'],
  bend: (bends, severity) => ({
    ...bends,
    ventShare: bends.ventShare / (1 + 49 * severity),
    reactionFactor: bends.reactionFactor * (1 + 75 * severity),
  }),
};
