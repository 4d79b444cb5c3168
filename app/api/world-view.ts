import type { Identity } from '../../data/model/person';
import type { World } from '../../data/model/world';
import type { SeenWorld } from '../auth/narrow-world';
import { seeWorld } from '../auth/see-world';
import { ProblemError } from './problem';

/**
 * The world that a call is about, narrowed to what the caller may see. Throws ProblemError: 404 for a run that is not there, or not
 * for them, 403 for a run's key in another world.
 */
export async function worldView(identity: Identity, world: World): Promise<SeenWorld> {
  if (identity.kind === 'run' && world !== `run:${identity.name}`)
    throw new ProblemError(403, 'foreign-run', { account: identity.name });
  const seen = await seeWorld(identity, world);
  if (!seen) throw new ProblemError(404, 'unknown-run', { id: world.slice('run:'.length) });
  return seen;
}
