import type { PointId } from '../data/model/points';
import type { Quality } from '../data/model/reading';
import { bendsOf } from './faults/bends-of';
import type { Bends } from './faults/fault';
import { HEALTHY } from './faults/fault';
import { type SensorState, SOUND_SENSOR, showSensor } from './physics/sensor';
import { transmitReading } from './physics/transmit-reading';
import type { CollectorModel, CollectorState, Plant, PlantState } from './plant';
import { createRng } from './random/rng';

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
    const spec = model.sensors[point];
    const sensor = state.sensors[point];
    if (!spec || !sensor) {
      values[point] = readSwitch(point, state, bends);
      continue;
    }
    const bend = bends.sensors[point] ?? SOUND_SENSOR;
    const next = showSensor(spec, sensor, { normal: rng.normal, bend });
    sensors[point] = next;
    const sent = transmitReading(spec, next.shown, { bend, uniform: rng.uniform });
    if (!sent) continue;
    values[point] = sent.value;
    if (sent.isFailure) quality[point] = 1;
  }
  into.push({ collector: model.id, values, quality });
  return { ...state, sensors, sparks: 0, rng: rng.state() };
}

function readSwitch(point: PointId, state: CollectorState, bends: Bends): number | boolean {
  if (point === 'sparkCount') return state.sparks;
  if (point === 'running') return bends.runContactWelded || state.running;
  if (point === 'producing') return state.producing;
  return point === 'airlockFault' && bends.airlockFault && !bends.airlockContactBroken;
}
