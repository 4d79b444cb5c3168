import { audit } from '../../../../auth/audit';
import { findRun, steerRun } from '../../../exercise-calls';
import { handle } from '../../../handle';
import { json } from '../../../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Steers a run; answers how it stands after the simulator has answered. `restore` answers the new run. */
export const POST = handle<{ id: string; action: string }>(
  'steer-exercises',
  async ({ request, identity, params: { id, action }, url }) => {
    findRun(identity, id);
    const { run, detail } = await steerRun({ request, path: url.pathname, by: identity.name, id, action });
    await audit(identity.name, `exercise.${action}`, id, 'done', detail);
    return json(run);
  },
);
