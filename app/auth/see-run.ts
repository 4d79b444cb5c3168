import type { Run } from '../../data/model/exercise';
import type { Identity } from '../../data/model/person';
import { workbench } from '../workbench';
import { seesStory } from './see-story';

/** A run that is there and whose story this person may see, else null. */
export function seeRun(identity: Identity, id: string): Run | null {
  const run = workbench().exercises.get(id);
  return run && isOpen(identity, run) ? run : null;
}

/** Those that this person may see, newest first. */
export function seeRuns(identity: Identity): readonly Run[] {
  return workbench()
    .exercises.list()
    .filter((run) => isOpen(identity, run));
}

function isOpen(identity: Identity, { id, scenario }: Run): boolean {
  if (identity.districts === null) return true;
  const plants = workbench().exercises.plantsOf(id);
  return plants !== null && seesStory(identity, scenario, plants);
}
