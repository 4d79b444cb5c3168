import type { Identity } from '../../../data/model/person';
import { ROLE_RIGHTS } from '../../auth/rights';
import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Who is asking, and what they may do. */
export const GET = handle('know-self', async ({ identity }) => {
  const { name, role, kind, districts, sessionId = null } = identity;
  const person = await personOf(identity);
  return json({ name, role, kind, rights: ROLE_RIGHTS[role], districts, person, sessionId });
});

async function personOf({ personId }: Identity): Promise<object | null> {
  if (personId === undefined) return null;
  const { store } = workbench();
  const person = (await store.persons()).find(({ id }) => id === personId);
  if (!person) return null;
  const { id, role, hasPassword, hasTotp } = person;
  const passwordTs = (await store.credentials(id))?.passwordTs ?? null;
  return { id, hasPassword, hasTotp, passwordTs, mustEnrolTotp: role === 'administrator' && !hasTotp };
}
