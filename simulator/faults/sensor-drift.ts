import { POINTS } from '../../data/model/points';
import { bendSensor } from './bend-sensor';
import type { Fault } from './fault';

/** Where a full drift ends, a share of the span, and how long it takes there, s. Own placeholders: in a plant it takes weeks. */
const END_SHARE = 0.05;
const UNTIL_END_S = 6 * 3600;

/** The transmitter drifts upwards: bias = drift x t, the differential pressure by 250 Pa or the tank level by 10 cm in the end. The plant is well. */
export const sensorDrift: Fault = {
  id: 'sensor-drift',
  for: ['dry', 'wet'],
  bend: (bends, severity, { model, elapsedS }) => {
    const point = model.type === 'dry' ? 'differentialPressurePa' : 'tankLevelM';
    const [low, high] = POINTS[point].range;
    const reached = Math.min(1, elapsedS / UNTIL_END_S);
    return bendSensor(bends, point, { bias: severity * reached * END_SHARE * (high - low) });
  },
};
