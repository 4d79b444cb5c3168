import { FAILURE_MA, loopShare } from '../physics/current-loop';
import { bendSensor } from './bend-sensor';
import type { Fault } from './fault';

/** The hopper probe is short-circuited: its transmitter falls to its lower failure current at once. Not a frost. */
export const temperatureSensorShort: Fault = {
  id: 'temperature-sensor-short',
  for: ['dry'],
  bend: (bends) => bendSensor(bends, 'hopperTemperatureC', { railShare: loopShare(FAILURE_MA.short) }),
};
