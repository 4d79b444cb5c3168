import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { buildRegistry, type Registry, type RegistryRecord } from '../../data/model/registry';
import type { Scenario } from '../../data/model/scenario';

/**
 * Enterprises, collectors and stations of a scenario: as they are registered, else as the samples have them. An exercise on the
 * samples is possible wherever the samples are retired.
 */
export function recordsOfScenario(scenario: Scenario, registry: Registry): readonly RegistryRecord[] {
  const samples = buildRegistry(SAMPLE_RECORDS);
  return scenario.enterprises.flatMap((id) => recordsOf(id, isAlive(id, registry) ? registry : samples));
}

function recordsOf(id: string, { enterprises, collectors, stations }: Registry): RegistryRecord[] {
  const enterprise = enterprises.get(id);
  if (!enterprise) return [];
  const own = <T extends { readonly enterprise: string }>(all: ReadonlyMap<string, T>): T[] =>
    [...all.values()].filter((record) => record.enterprise === id);
  return [enterprise, ...own(collectors), ...own(stations)];
}

function isAlive(id: string, { enterprises, stations }: Registry): boolean {
  return (
    enterprises.has(id) &&
    [...stations.values()].some((station) => station.enterprise === id && !station.retired)
  );
}
