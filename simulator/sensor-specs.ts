import { POINTS, type PointId } from '../data/model/points';
import type { SensorSpec } from './physics/sensor';

type Chain = Omit<SensorSpec, 'range'>;

/** Measuring chains of the analog points: own defaults for common 4-20 mA instruments. */
const CHAINS: Readonly<Partial<Record<PointId, Chain>>> = {
  differentialPressurePa: chain(1, 1, 0.004, 0.02, 1),
  hopperTemperatureC: chain(60, 0.15, 0, 0.05, 0.1),
  tankLevelM: chain(3, 0.002, 0, 0.0003, 0.001),
  sprayFlowM3h: chain(2, 0, 0.008, 0.01, 0.1),
  inletTemperatureC: chain(10, 0.2, 0, 0.05, 0.1),
  hydrogenPercentLel: chain(20, 0.05, 0.01, 0.04, 0.1),
  carbonMonoxidePpm: chain(30, 0.4, 0.01, 0.1, 1),
  ductVelocityMs: chain(2, 0, 0.01, 0.02, 0.1),
};

/** Each analog point's chain with the span of the dictionary. */
export const SENSOR_SPECS: Readonly<Partial<Record<PointId, SensorSpec>>> = withRanges();

/** lag s, process noise, share of the value, electronics, quantum: in the point's unit. */
function chain(
  lagS: number,
  processNoise: number,
  relativeNoise: number,
  electronicNoise: number,
  quantum: number,
): Chain {
  return { lagS, processNoise, relativeNoise, electronicNoise, quantum };
}

function withRanges(): Readonly<Partial<Record<PointId, SensorSpec>>> {
  const specs: Partial<Record<PointId, SensorSpec>> = {};
  for (const [id, definition] of Object.entries(POINTS)) {
    const found = CHAINS[definition.id];
    if (found) specs[id as PointId] = { ...found, range: definition.range };
  }
  return specs;
}
