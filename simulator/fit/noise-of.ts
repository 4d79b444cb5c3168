import type { SensorSpec } from '../physics/sensor';

/** Standard deviation of one reading of a chain around what it feels, in the point's unit: process, electronics and quantum together. */
export function noiseOf(spec: SensorSpec, value: number): number {
  const process = spec.processNoise + spec.relativeNoise * Math.abs(value);
  return Math.hypot(process, spec.electronicNoise, spec.quantum / Math.sqrt(12));
}
