import { audit } from '../../auth/audit';
import { seeRuns } from '../../auth/see-run';
import { workbench } from '../../workbench';
import { chooseScenario, steered } from '../exercise-calls';
import { handle } from '../handle';
import { json } from '../json';
import { readJson } from '../read-input';
import { exerciseBody } from '../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Every run whose plants the caller may see, newest first. */
export const GET = handle('see', async ({ identity }) => json({ items: seeRuns(identity) }));

/** A new run of a scenario of the library, or of a file's content; its process is started and stands ready. */
export const POST = handle('steer-exercises', async ({ request, identity }) => {
  const { seed, speed, ...wanted } = await readJson(request, exerciseBody, 512 * 1024);
  const { exercises } = workbench();
  const scenario = chooseScenario(identity, wanted);
  const run = await steered(() => exercises.create({ scenario, seed, speed, by: identity.name }));
  await audit(identity.name, 'exercise.create', run.id, 'done', { scenario: scenario.id, seed, speed });
  return json(run, 201);
});
