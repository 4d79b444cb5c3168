import type { Run } from '../../data/model/exercise';
import type { Identity } from '../../data/model/person';
import type { Registry } from '../../data/model/registry';
import { LIVE, type World } from '../../data/model/world';
import { workbench } from '../workbench';
import { narrowWorld, type SeenWorld } from './narrow-world';
import { hasRight } from './rights';
import { scopeOf } from './scope';

/** A world as far as this person may see it; null where there is none of that name, or none for them. */
export async function seeWorld(identity: Identity, world: World): Promise<SeenWorld | null> {
  const scope = scopeOf(identity);
  const isRun = world !== LIVE;
  if (isRun && scope.districts !== null && !seeRun(identity, world.slice('run:'.length))) return null;
  const whole = await workbench().worldOf(world);
  // A run is open to somebody as a whole or not at all.
  return whole && narrowWorld(whole, isRun ? { ...scope, districts: null } : scope);
}

/** A run that is there and that they may see, else null. */
export function seeRun(identity: Identity, id: string): Run | null {
  const { exercises } = workbench();
  const run = exercises.get(id);
  if (!run) return null;
  const plants = identity.districts === null ? null : exercises.plantsOf(id);
  return plants === null || isStoryTheirs(identity, run.scenario.enterprises, plants) ? run : null;
}

/**
 * A story is open to whoever may see each of its enterprises. One about sample plants alone, which are invented, is open to every
 * trainer too.
 */
export function isStoryTheirs(
  identity: Identity,
  story: readonly string[],
  { enterprises }: Pick<Registry, 'enterprises'>,
): boolean {
  const { districts } = identity;
  if (districts === null) return true;
  const plants = story.map((id) => enterprises.get(id));
  if (plants.every((plant) => plant !== undefined && districts.includes(plant.district))) return true;
  return hasRight(identity, 'steer-exercises') && plants.every((plant) => plant?.sample === true);
}
