import { audit } from '../../../auth/audit';
import { mayManage } from '../../../auth/manage-people';
import { hasRight } from '../../../auth/rights';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Ends one session: of who asks, or of somebody whom they may manage. Others' are as if they were not there. */
export const DELETE = handle<{ id: string }>('know-self', async ({ identity, params }) => {
  const { store } = workbench();
  const session = (await store.sessions()).find(({ id }) => id === params.id);
  const isOwn = session !== undefined && session.personId === identity.personId;
  const isTheirs =
    session !== undefined && hasRight(identity, 'manage-people') && mayManage(identity, session.person);
  if (!session || !(isOwn || isTheirs)) throw new ProblemError(404, 'unknown-session', { id: params.id });
  const ended = await store.endSessions([session.id]);
  await audit(identity.name, 'session.end', session.personId, 'done', { ended });
  return json({ ended });
});
