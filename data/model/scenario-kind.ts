import type { Scenario, ScenarioKind } from './scenario';

/** What kind of story it is: as its file says, else by how many different faults it tells of. */
export function scenarioKind({ kind, faults }: Pick<Scenario, 'kind' | 'faults'>): ScenarioKind {
  if (kind) return kind;
  const different = new Set(faults.map(({ fault }) => fault)).size;
  if (different === 0) return 'healthy';
  return different === 1 ? 'fault' : 'combination';
}
