import { bendSensor } from './bend-sensor';
import type { Fault } from './fault';

/** Dust plugs the pressure tap: the value stands still while everything else lives. */
export const pressureTapPlugged: Fault = {
  id: 'pressure-tap-plugged',
  for: ['dry'],
  bend: (bends) => bendSensor(bends, 'differentialPressurePa', { blocked: true }),
};
