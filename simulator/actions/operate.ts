import type { SimulatorRefusal } from '../../data/model/exercise';
import type { OperatorAction } from '../../data/model/scenario';
import { clearFault } from '../faults/clear-fault';
import type { CollectorModel, Plant, PlantState, StandingOrder } from '../plant';
import { RefusalError } from '../refusal-error';

/** Faults that a cleared airlock no longer has. */
const AIRLOCK_FAULTS = ['airlock-motor-trip', 'hopper-bridging', 'hopper-overfull'] as const;

interface Wanted {
  readonly action: OperatorAction;
  readonly collector: string;
}

/**
 * A state in which the operator's action holds from now on. `stop-production`: production stops, the collector goes on.
 * `stop-fan`: the collector stops, the interlock stops production after it. `clear-airlock`: the airlock turns and empties again.
 * `start-pump`: the tripped pump runs again. Throws one sentence when the collector is unknown or the action does not fit how it stands.
 */
export function operate(plant: Plant, state: PlantState, wanted: Wanted): PlantState {
  const model = plant.collectors.find(({ id }) => id === wanted.collector);
  if (!model)
    throw new RefusalError(`collector "${wanted.collector}" is not simulated: name one of this plant.`, {
      code: 'sim-unknown-collector',
      params: { collector: wanted.collector, known: plant.collectors.map(({ id }) => id).join(', ') },
    });
  switch (wanted.action) {
    case 'stop-production':
      return order(state, { action: 'stop-production', collector: model.id, sinceTs: state.ts });
    case 'stop-fan':
      return stopFan(state, model);
    case 'clear-airlock':
      return clearAirlock(state, model);
    case 'start-pump':
      return startPump(state, model);
  }
}

function stopFan(state: PlantState, { id }: CollectorModel): PlantState {
  const ordered = order(state, { action: 'stop-fan', collector: id, sinceTs: state.ts });
  if (state.collectors.some((collector) => collector.id === id && !collector.running))
    throw refusal(
      { code: 'sim-fan-stands', action: 'stop-fan', collector: id },
      'its fan stands still; wait until it runs',
    );
  return ordered;
}

function clearAirlock(state: PlantState, model: CollectorModel): PlantState {
  if (model.type !== 'dry' || model.airlock.kind === 'none')
    throw refusal(
      { code: 'sim-no-airlock', action: 'clear-airlock', collector: model.id },
      'it has no airlock; name a dry collector with one',
    );
  if (!AIRLOCK_FAULTS.some((fault) => isActive(state, model.id, fault)))
    throw refusal(
      { code: 'sim-airlock-works', action: 'clear-airlock', collector: model.id },
      'its airlock works; there is nothing to clear',
    );
  return AIRLOCK_FAULTS.reduce((cleared, fault) => clearFault(cleared, model.id, fault), state);
}

function startPump(state: PlantState, { id, type }: CollectorModel): PlantState {
  if (type !== 'wet')
    throw refusal(
      { code: 'sim-no-pump', action: 'start-pump', collector: id },
      'it is dry and has no pump; name a wet collector',
    );
  if (!isActive(state, id, 'pump-trip'))
    throw refusal(
      { code: 'sim-pump-works', action: 'start-pump', collector: id },
      'its pump has not tripped; there is nothing to start',
    );
  return clearFault(state, id, 'pump-trip');
}

function order(state: PlantState, wanted: StandingOrder): PlantState {
  const { action, collector } = wanted;
  if (state.orders.some((standing) => standing.action === action && standing.collector === collector))
    throw refusal({ code: 'sim-ordered-already', action, collector }, 'it was ordered already and holds');
  return { ...state, orders: [...state.orders, wanted] };
}

function isActive({ faults }: PlantState, collector: string, fault: string): boolean {
  return faults.some((active) => active.collector === collector && active.id === fault);
}

interface Misfit {
  readonly code: SimulatorRefusal['code'];
  readonly action: OperatorAction;
  readonly collector: string;
}

function refusal({ code, action, collector }: Misfit, why: string): RefusalError {
  return new RefusalError(`action "${action}" does not fit collector "${collector}": ${why}.`, {
    code,
    params: { collector },
  });
}
