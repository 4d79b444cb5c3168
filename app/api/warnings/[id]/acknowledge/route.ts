import { noteAcknowledgement, requireAcknowledge } from '../../../acknowledging';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { ProblemError } from '../../../problem';
import { readJson, readQuery } from '../../../read-input';
import { reasonBody, worldQuery } from '../../../schemas';
import { worldView } from '../../../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Acknowledges a warning, with a reason, in the name of who is signed in. */
export const POST = handle<{ id: string }>(['acknowledge', 'acknowledge-in-exercise'], async (call) => {
  const {
    request,
    identity,
    url,
    params: { id },
  } = call;
  const { world } = readQuery(url, worldQuery);
  await requireAcknowledge(identity, world, url.pathname);
  const { reason } = await readJson(request, reasonBody);
  const isDone = await (await worldView(identity, world)).acknowledgeWarning(id, identity.name, reason);
  if (!isDone) throw new ProblemError(404, 'unknown-warning', { id });
  await noteAcknowledgement(world, { by: identity.name, reason, what: 'warning', id });
  return json({ id, acknowledged: true });
});
