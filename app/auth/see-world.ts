import type { Identity } from '../../data/model/person';
import { LIVE, type World } from '../../data/model/world';
import { workbench } from '../workbench';
import { narrowWorld, type SeenWorld } from './narrow-world';
import { scopeOf } from './scope';
import { seeRun } from './see-run';

/** A world as far as this person may see it; null where there is none of that name, or none for them. */
export async function seeWorld(identity: Identity, world: World): Promise<SeenWorld | null> {
  const scope = scopeOf(identity);
  const isRun = world !== LIVE;
  if (isRun && scope.districts !== null && !seeRun(identity, world.slice('run:'.length))) return null;
  const whole = await workbench().worldOf(world);
  // A run is open to somebody as a whole or not at all.
  return whole && narrowWorld(whole, isRun ? { ...scope, districts: null } : scope);
}
