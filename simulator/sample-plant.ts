import { POINTS, type PointId } from '../data/model/points';
import type { Quality } from '../data/model/reading';
import { bendsOf } from './faults/bends-of';
import type { Bends } from './faults/fault';
import { HEALTHY } from './faults/fault';
import { type SensorState, showSensor } from './physics/sensor';
import type { CollectorModel, CollectorState, Plant, PlantState } from './plant';
import { createRng, type Rng } from './random/rng';
import { SENSOR_SPECS } from './sensor-specs';

/** What a broken probe wire reads: 21 mA of a 4-20 mA span. */
const OPEN_CIRCUIT_SHARE = (21 - 4) / 16;

/** One sample of one collector: a switch is a boolean, everything else a number in the point's unit. */
export interface CollectorSample {
  readonly collector: string;
  readonly values: Readonly<Partial<Record<PointId, number | boolean>>>;
  /** Only what is not good. */
  readonly quality: Readonly<Partial<Record<PointId, Quality>>>;
}

/** What the station reads now of every collector, and the state afterwards: noise was drawn, sparks were counted off. */
export function samplePlant(
  plant: Plant,
  state: PlantState,
): { readonly samples: readonly CollectorSample[]; readonly state: PlantState } {
  const samples: CollectorSample[] = [];
  const collectors = plant.collectors.map((model, index) => {
    const before = state.collectors[index];
    if (before?.id !== model.id)
      throw new Error(
        `the state at ${state.ts} has no collector "${model.id}" in its place: build both anew.`,
      );
    const bends = state.faults.length > 0 ? bendsOf(model, state.faults, state.ts) : HEALTHY;
    return sampleCollector(model, before, bends, samples);
  });
  return { samples, state: { ...state, collectors } };
}

function sampleCollector(
  model: CollectorModel,
  state: CollectorState,
  bends: Bends,
  into: CollectorSample[],
): CollectorState {
  const rng = createRng(state.rng);
  const values: Partial<Record<PointId, number | boolean>> = {};
  const quality: Partial<Record<PointId, Quality>> = {};
  const sensors: Partial<Record<PointId, SensorState>> = {};
  for (const point of model.points) {
    const shown = showPoint(point, state, bends, rng);
    if (shown === undefined) {
      values[point] = readSwitch(point, state, bends);
      continue;
    }
    sensors[point] = shown;
    values[point] = shown.shown;
  }
  if (bends.temperatureOpenCircuit && values.hopperTemperatureC !== undefined) {
    values.hopperTemperatureC = openCircuit('hopperTemperatureC');
    quality.hopperTemperatureC = 1;
  }
  into.push({ collector: model.id, values, quality });
  return { ...state, sensors, sparks: 0, rng: rng.state() };
}

function showPoint(point: PointId, state: CollectorState, bends: Bends, rng: Rng): SensorState | undefined {
  const spec = SENSOR_SPECS[point];
  const sensor = state.sensors[point];
  if (!spec || !sensor) return undefined;
  const blocked = point === 'differentialPressurePa' && bends.pressureTapBlocked;
  return showSensor(spec, sensor, { normal: rng.normal, blocked });
}

function readSwitch(point: PointId, state: CollectorState, bends: Bends): number | boolean {
  if (point === 'sparkCount') return state.sparks;
  if (point === 'running') return state.running;
  if (point === 'producing') return state.producing;
  return point === 'airlockFault' && bends.airlockFault;
}

function openCircuit(point: PointId): number {
  const [low, high] = POINTS[point].range;
  return low + (high - low) * OPEN_CIRCUIT_SHARE;
}
