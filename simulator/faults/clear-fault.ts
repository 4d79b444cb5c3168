import type { PlantState } from '../plant';

/** A state without that fault, or without any fault of the collector. What the fault has done stays and fades by physics. */
export function clearFault(state: PlantState, collector: string, fault?: string): PlantState {
  const stays = state.faults.filter(
    (active) => active.collector !== collector || (fault !== undefined && active.id !== fault),
  );
  return { ...state, faults: stays };
}
