import type { PointId } from '../../data/model/points';
import { type SensorBend, SOUND_SENSOR } from '../physics/sensor';
import type { Bends } from './fault';

/**
 * Bends one measuring chain on top of what is bent there already: gains and noise multiply, biases add, blocked stays blocked; of two
 * rails and of two dropouts the newer one holds.
 */
export function bendSensor(bends: Bends, point: PointId, change: Partial<SensorBend>): Bends {
  const before = bends.sensors[point] ?? SOUND_SENSOR;
  const bent: SensorBend = {
    blocked: before.blocked || (change.blocked ?? false),
    gain: before.gain * (change.gain ?? 1),
    bias: before.bias + (change.bias ?? 0),
    noiseFactor: before.noiseFactor * (change.noiseFactor ?? 1),
    railShare: change.railShare ?? before.railShare,
    dropoutShare: change.dropoutShare ?? before.dropoutShare,
  };
  return { ...bends, sensors: { ...bends.sensors, [point]: bent } };
}
