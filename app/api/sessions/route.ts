import type { Identity } from '../../../data/model/person';
import type { Person, SessionRow } from '../../../data/store/people-store';
import { audit } from '../../auth/audit';
import { auditRefusal } from '../../auth/audit-refusal';
import { mayManage } from '../../auth/manage-people';
import { hasRight } from '../../auth/rights';
import { endSessions, isAlive } from '../../auth/sessions';
import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { endSessionsQuery, sessionsQuery } from '../people-schemas';
import { ProblemError } from '../problem';
import { readQuery } from '../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Where people are signed in: who asks, or everybody whom they may manage. */
export const GET = handle('know-self', async ({ identity, url }) => {
  const isAll = readQuery(url, sessionsQuery).all === '1';
  if (isAll && !hasRight(identity, 'manage-people')) {
    const { name, role } = identity;
    await auditRefusal({ actor: name, action: 'manage-people', object: url.pathname, detail: { role } });
    throw new ProblemError(403, 'forbidden', { role: identity.role, right: 'manage-people' });
  }
  const now = workbench().now();
  const found = isAll ? await managedSessions(identity) : await ownSessions(identity);
  return json({
    items: found.filter((session) => isAlive(session, now)).map((session) => shown(session, identity)),
  });
});

/** Ends every other session of who asks. */
export const DELETE = handle('know-self', async ({ identity, url }) => {
  readQuery(url, endSessionsQuery);
  const { personId, sessionId = null } = identity;
  if (personId === undefined) throw new ProblemError(403, 'not-a-person', { name: identity.name });
  const ended = await endSessions(personId, sessionId);
  await audit(identity.name, 'session.end', personId, 'done', { ended });
  return json({ ended });
});

type Session = SessionRow & { readonly person: Person };

async function managedSessions(identity: Identity): Promise<readonly Session[]> {
  return (await workbench().store.sessions()).filter(({ person }) => mayManage(identity, person));
}

/** A key has none: to ask the store for nobody's would answer everybody's. */
async function ownSessions({ personId }: Identity): Promise<readonly Session[]> {
  return personId === undefined ? [] : workbench().store.sessions(personId);
}

function shown(session: Session, identity: Identity): object {
  const { id, personId, createdTs, lastSeenTs, address, agent } = session;
  const { name, role } = session.person;
  const current = id === identity.sessionId;
  return { id, personId, name, role, createdTs, lastSeenTs, address, agent, current };
}
