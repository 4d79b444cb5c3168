import { bendSensor } from './bend-sensor';
import type { Fault } from './fault';

/**
 * Pipes, float and level sensor stand in ice: no spray and a level that not even ripples, while fan and pump run. It needs frost on a
 * collector at rest without heating: a DN25 pipe (15 W/(m2 K), rho L D / (4 h dT)) freezes shut in about 5 h at -8 degC, the model's coldest
 * night in Beijing, and in 13 h at -3 degC. The fault does not ask how cold it is: a scenario should begin it on a winter's morning.
 */
export const waterFrozen: Fault = {
  id: 'water-frozen',
  for: ['wet'],
  bend: (bends) => bendSensor({ ...bends, frozen: true }, 'tankLevelM', { blocked: true }),
};
