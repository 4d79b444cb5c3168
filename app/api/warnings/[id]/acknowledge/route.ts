import { audit } from '../../../../auth/audit';
import { workbench } from '../../../../workbench';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { ProblemError } from '../../../problem';
import { readJson } from '../../../read-input';
import { reasonBody } from '../../../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Acknowledges a warning, with a reason, in the name of who is signed in. */
export const POST = handle<{ id: string }>('acknowledge', async ({ request, identity, params: { id } }) => {
  const { reason } = await readJson(request, reasonBody);
  const isDone = await workbench().acknowledgeWarning(id, identity.name, reason);
  if (!isDone) throw new ProblemError(404, 'unknown-warning', { id });
  await audit(identity.name, 'warning.acknowledge', id, 'done', { reason });
  return json({ id, acknowledged: true });
});
