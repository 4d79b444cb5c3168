import { bendsOf } from './faults/bends-of';
import { HEALTHY } from './faults/fault';
import type { CollectorModel, CollectorState, Plant, PlantState, StandingOrder } from './plant';
import { createRng } from './random/rng';
import { shiftAt } from './schedule/shift-at';
import { burst } from './stages/burst';
import { carryDust } from './stages/carry-dust';
import { feelWeather } from './stages/feel-weather';
import { lagSensors } from './stages/lag-sensors';
import { moveAir } from './stages/move-air';
import { type Moment, obeyOrders } from './stages/obey-orders';
import { runFilter } from './stages/run-filter';
import { runHopper } from './stages/run-hopper';
import { runWater } from './stages/run-water';

/** Longest step: one pulse interval, s. */
export const MAX_STEP_S = 10;

/**
 * The order of the day for one tick: orders -> airflow -> dust in the ducts -> filter -> hopper and airlock, or water -> sensors.
 * Pure: the same plant, state and step give the same bytes. `dtS` above 0 and at most 10 s; 1 s where seconds matter.
 */
export function step(plant: Plant, state: PlantState, dtS = 1): PlantState {
  if (!(dtS > 0 && dtS <= MAX_STEP_S))
    throw new Error(`dtS ${dtS} is outside its limits: step above 0 and at most ${MAX_STEP_S} s.`);
  const ts = state.ts + dtS * 1000;
  const { outdoorC, humidityPercent } = feelWeather(plant.weather, ts);
  const producing = plant.alwaysOn || shiftAt(plant.shifts, ts);
  const collectors = plant.collectors.map((model, index) => {
    const before = state.collectors[index];
    if (before?.id !== model.id)
      throw new Error(
        `the state at ${state.ts} has no collector "${model.id}" in its place: build both anew.`,
      );
    const bends = state.faults.length > 0 ? bendsOf(model, state.faults, ts) : HEALTHY;
    const ordered = plant.alwaysOn || shiftAt(plant.shifts, ts, model);
    return stepCollector(model, before, {
      dtS,
      outdoorC,
      humidityPercent,
      producing: producing && !isStopped(state, 'stop-production', model.id),
      ordered,
      fanStopped: isStopped(state, 'stop-fan', model.id),
      bends,
      rng: createRng(before.rng),
    });
  });
  return { ts, collectors, faults: state.faults, orders: state.orders };
}

function isStopped({ orders }: PlantState, action: StandingOrder['action'], id: string): boolean {
  return orders.length > 0 && orders.some((order) => order.action === action && order.collector === id);
}

function stepCollector(model: CollectorModel, before: CollectorState, moment: Moment): CollectorState {
  const ordered = obeyOrders(model, before, moment);
  const aired = moveAir(model, ordered, moment);
  const dusty = carryDust(model, aired, moment);
  const worked = burst(work(model, dusty, moment), moment);
  const sensed = lagSensors(model, worked, moment);
  return { ...sensed, rng: moment.rng.state() };
}

function work(model: CollectorModel, state: CollectorState, moment: Moment): CollectorState {
  if (model.type === 'dry' && state.type === 'dry')
    return runHopper(model, runFilter(model, state, moment), moment);
  if (model.type === 'wet' && state.type === 'wet') return runWater(model, state, moment);
  throw new Error(
    `collector "${model.id}" is ${model.type} but its state is ${state.type}: build the state anew.`,
  );
}
