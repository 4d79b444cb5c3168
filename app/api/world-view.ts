import type { Identity } from '../../data/model/person';
import type { World } from '../../data/model/world';
import { type WorldView, workbench } from '../workbench';
import { ProblemError } from './problem';

/** The world that a call is about. Throws ProblemError: 404 for a run that is not there, 403 for a run's key in another world. */
export async function worldView(identity: Identity, world: World): Promise<WorldView> {
  if (identity.kind === 'run' && world !== `run:${identity.name}`)
    throw new ProblemError(403, 'foreign-run', { account: identity.name });
  const view = await workbench().worldOf(world);
  if (!view) throw new ProblemError(404, 'unknown-run', { id: world.slice('run:'.length) });
  return view;
}
