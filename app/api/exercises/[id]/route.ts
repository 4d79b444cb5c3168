import { audit } from '../../../auth/audit';
import { workbench } from '../../../workbench';
import { findRun, steered } from '../../exercise-calls';
import { handle } from '../../handle';
import { json } from '../../json';
import { readQuery } from '../../read-input';
import { dropQuery } from '../../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** One run, as it stands. */
export const GET = handle<{ id: string }>(['see', 'be-run'], async ({ identity, params: { id } }) =>
  json(findRun(identity, id)),
);

/** Ends it if need be, deletes its file and forgets it. */
export const DELETE = handle<{ id: string }>('steer-exercises', async ({ identity, params: { id }, url }) => {
  const { takeOver } = readQuery(url, dropQuery);
  findRun(identity, id);
  await steered(() => workbench().exercises.drop(id, { by: identity.name, takeOver: takeOver === '1' }));
  await audit(identity.name, 'exercise.drop', id, 'done', {});
  return json({ dropped: true });
});
