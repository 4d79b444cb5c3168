import { SENSOR_SPECS } from '../sensor-specs';
import { bendSensor } from './bend-sensor';
import type { Fault } from './fault';

/** Noise at full severity, times the healthy one. Physics reference, fault catalogue 36. */
const NOISE_FACTOR = 5;

/** Interference in the cabinet, such as of a frequency converter: every analog value is up to five times as noisy around its true mean. */
export const sensorNoise: Fault = {
  id: 'sensor-noise',
  for: ['dry', 'wet'],
  bend: (bends, severity, { model }) => {
    const noiseFactor = 1 + (NOISE_FACTOR - 1) * severity;
    const analog = model.points.filter((point) => SENSOR_SPECS[point]);
    return analog.reduce((bent, point) => bendSensor(bent, point, { noiseFactor }), bends);
  },
};
