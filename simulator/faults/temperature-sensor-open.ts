import { FAILURE_MA, loopShare } from '../physics/current-loop';
import { bendSensor } from './bend-sensor';
import type { Fault } from './fault';

/** The hopper probe's wire breaks: the reading jumps to the end of its span. Not a fire. */
export const temperatureSensorOpen: Fault = {
  id: 'temperature-sensor-open',
  for: ['dry'],
  bend: (bends) => bendSensor(bends, 'hopperTemperatureC', { railShare: loopShare(FAILURE_MA.open) }),
};
