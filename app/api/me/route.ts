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
  const { id, role, hasPassword } = person;
  const { passwordTs = null, totpFault } = (await store.credentials(id)) ?? {};
  // One that cannot be read is to be set up anew.
  const hasTotp = person.hasTotp && totpFault === undefined;
  return { id, hasPassword, hasTotp, passwordTs, mustEnrolTotp: role === 'administrator' && !hasTotp };
}
