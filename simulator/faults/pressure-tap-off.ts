import { bendSensor } from './bend-sensor';
import type { Fault } from './fault';

/**
 * The impulse tube leaks at its fitting, at full severity it is off: the transmitter feels that much less of the pressure drop, in the end
 * nothing, while the bags work on.
 */
export const pressureTapOff: Fault = {
  id: 'pressure-tap-off',
  for: ['dry'],
  bend: (bends, severity) => bendSensor(bends, 'differentialPressurePa', { gain: 1 - severity }),
};
