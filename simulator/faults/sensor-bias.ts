import { POINTS } from '../../data/model/points';
import { bendSensor } from './bend-sensor';
import type { Fault } from './fault';

/** Own default, a share of the span. */
const BIAS_SHARE = 0.05;

/**
 * The transmitter's zero has shifted: 250 Pa on the differential pressure, 2.5 m3/h on the spray flow, also when the plant rests.
 * A zero check at standstill tells.
 */
export const sensorBias: Fault = {
  id: 'sensor-bias',
  for: ['dry', 'wet'],
  bend: (bends, severity, { model }) => {
    const point = model.type === 'dry' ? 'differentialPressurePa' : 'sprayFlowM3h';
    const [low, high] = POINTS[point].range;
    return bendSensor(bends, point, { bias: severity * BIAS_SHARE * (high - low) });
  },
};
