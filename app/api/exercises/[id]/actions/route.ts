import { workbench } from '../../../../workbench';
import { findRun, steered } from '../../../exercise-calls';
import { handle } from '../../../handle';
import { json } from '../../../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** What people did in a run, in the order of doing. */
export const GET = handle<{ id: string }>(['see', 'be-run'], async ({ identity, params: { id } }) => {
  findRun(identity, id);
  return json({ items: await steered(() => workbench().exercises.actions(id)) });
});
