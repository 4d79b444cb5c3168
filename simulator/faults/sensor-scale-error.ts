import { bendSensor } from './bend-sensor';
import type { Fault } from './fault';

/** After a transmitter was exchanged its scale is wrong: the differential pressure is sent in kPa for Pa, the tank level ten times too great, up to its span. */
export const sensorScaleError: Fault = {
  id: 'sensor-scale-error',
  for: ['dry', 'wet'],
  bend: (bends, _severity, { model }) =>
    model.type === 'dry'
      ? bendSensor(bends, 'differentialPressurePa', { gain: 0.001 })
      : bendSensor(bends, 'tankLevelM', { gain: 10 }),
};
