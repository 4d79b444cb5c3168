import type { Identity } from '../../data/model/person';
import { buildRegistry, type Enterprise, type Registry } from '../../data/model/registry';
import type { Scenario } from '../../data/model/scenario';
import { recordsOfScenario } from '../runs/records-of-scenario';
import { workbench } from '../workbench';
import { keepEnterprises } from './keep-enterprises';
import { hasRight } from './rights';

/**
 * A story is open to whoever may see each of its enterprises. One about sample plants alone, which are invented, is open to every
 * trainer too. `plants` is where its enterprises are looked up; left out, those that a new run of it would have.
 */
export function seesStory(identity: Identity, scenario: Scenario, plants?: Registry): boolean {
  if (identity.districts === null) return true;
  const { enterprises } = plants ?? buildRegistry(recordsOfScenario(scenario, workbench().registry()));
  const told = scenario.enterprises.map((id) => enterprises.get(id));
  if (told.every((plant) => plant !== undefined && isOwn(identity, plant))) return true;
  return hasRight(identity, 'steer-exercises') && told.every((plant) => plant?.sample === true);
}

/** The plants that somebody may write a story about. */
export function storyPlants(identity: Identity): Registry {
  const registry = workbench().registry();
  if (identity.districts === null) return registry;
  return keepEnterprises(registry, (plant) => isOwn(identity, plant) || plant.sample);
}

function isOwn({ districts }: Identity, { district }: Enterprise): boolean {
  return districts === null || districts.includes(district);
}
