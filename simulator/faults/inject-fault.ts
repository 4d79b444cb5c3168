import type { ActiveFault, Plant, PlantState } from '../plant';
import { RefusalError } from '../refusal-error';
import { ALL_FAULTS } from './all-faults';

/**
 * A state in which the fault has begun now. The same fault again takes the new severity and ramp.
 * Throws a sentence when the collector or fault is unknown, does not fit, or a number is out of its limits. Severity 0..1, ramp in s.
 */
export function injectFault(
  plant: Plant,
  state: PlantState,
  wanted: Omit<ActiveFault, 'sinceTs'>,
): PlantState {
  const model = plant.collectors.find(({ id }) => id === wanted.collector);
  if (!model)
    throw new RefusalError(`collector "${wanted.collector}" is not simulated: name one of ${idsOf(plant)}.`, {
      code: 'sim-unknown-collector',
      params: { collector: wanted.collector, known: idsOf(plant) },
    });
  const fault = ALL_FAULTS.find(({ id }) => id === wanted.id);
  if (!fault)
    throw new RefusalError(
      `fault "${wanted.id}" is unknown: name one of ${ALL_FAULTS.map(({ id }) => id).join(', ')}.`,
      { code: 'sim-unknown-fault', params: { fault: wanted.id } },
    );
  if (!fault.for.includes(model.type)) {
    throw new RefusalError(
      `fault "${wanted.id}" does not fit the ${model.type} collector "${model.id}": it is for ${fault.for.join(', ')}.`,
      { code: 'sim-foreign-fault', params: { fault: wanted.id, type: model.type, collector: model.id } },
    );
  }
  if (!(wanted.severity > 0 && wanted.severity <= 1)) {
    throw new RefusalError(
      `severity ${wanted.severity} is outside its limits: give a number above 0 and at most 1.`,
      { code: 'sim-severity', params: { severity: wanted.severity } },
    );
  }
  if (!(wanted.rampS >= 0 && wanted.rampS <= 86_400)) {
    throw new RefusalError(`rampS ${wanted.rampS} is outside its limits: give seconds from 0 to 86400.`, {
      code: 'sim-ramp',
      params: { rampS: wanted.rampS },
    });
  }
  const { id, collector, severity, rampS } = wanted;
  const others = state.faults.filter((active) => active.id !== id || active.collector !== collector);
  return { ...state, faults: [...others, { id, collector, severity, rampS, sinceTs: state.ts }] };
}

function idsOf(plant: Plant): string {
  return plant.collectors.map(({ id }) => id).join(', ');
}
