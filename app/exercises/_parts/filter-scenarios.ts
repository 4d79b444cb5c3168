import type { CollectorType } from '../../../data/model/points';
import type { Scenario, ScenarioKind } from '../../../data/model/scenario';
import { scenarioKind } from '../../../data/model/scenario-kind';
import { findFault } from './find-fault';

export interface ScenarioFilter {
  readonly q: string;
  readonly kind: ScenarioKind | null;
  readonly plant: string | null;
  readonly type: CollectorType | null;
}

/** Of registered collectors: their kind; of a plant: the kinds that run there. */
export interface KnownTypes {
  readonly ofCollector: ReadonlyMap<string, CollectorType>;
  readonly ofPlant: ReadonlyMap<string, readonly CollectorType[]>;
}

/** The scenarios that fit everything asked for, in their order. */
export function filterScenarios(
  scenarios: readonly Scenario[],
  filter: ScenarioFilter,
  types: KnownTypes,
): readonly Scenario[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  return scenarios.filter((scenario) => {
    if (filter.kind && scenarioKind(scenario) !== filter.kind) return false;
    if (filter.plant && !scenario.enterprises.includes(filter.plant)) return false;
    if (filter.type && !typesIn(scenario, types).includes(filter.type)) return false;
    const text = words.length > 0 ? textOf(scenario) : '';
    return words.every((word) => text.includes(word));
  });
}

/** Where something fails, the collectors that fail; else whatever runs. */
function typesIn({ faults, enterprises }: Scenario, types: KnownTypes): readonly CollectorType[] {
  if (faults.length === 0) return enterprises.flatMap((id) => types.ofPlant.get(id) ?? []);
  return faults.flatMap(
    ({ collector, fault }) => types.ofCollector.get(collector) ?? findFault(fault)?.for ?? [],
  );
}

/** Everything that a person may remember of it, in both languages. */
function textOf({ id, title, story, aim, enterprises, faults }: Scenario): string {
  const names = faults.flatMap(({ fault, collector }) => {
    const known = findFault(fault)?.name;
    return [fault, collector, known?.zh ?? '', known?.en ?? ''];
  });
  return [id, title.zh, title.en, story.zh, story.en, aim.zh, aim.en, ...enterprises, ...names]
    .join('\n')
    .toLowerCase();
}
