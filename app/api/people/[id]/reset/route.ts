import type { Credentials } from '../../../../../data/store/people-store';
import { audit } from '../../../../auth/audit';
import { remembered } from '../../../../auth/change-password';
import { oneAtATime } from '../../../../auth/one-at-a-time';
import { NO_TOTP } from '../../../../auth/own-totp';
import { endSessions } from '../../../../auth/sessions';
import { workbench } from '../../../../workbench';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { managedPerson } from '../../../managed-person';
import { resetBody } from '../../../people-schemas';
import { ProblemError } from '../../../problem';
import { readJson } from '../../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Takes somebody's password or authenticator away, and ends their sessions: they come in by a link again. */
export const POST = handle<{ id: string }>('manage-people', async ({ request, identity, params }) => {
  const { store } = workbench();
  const { what } = await readJson(request, resetBody);
  const person = await managedPerson(identity, params.id, 'people.reset');
  if (person.id === identity.personId) throw new ProblemError(409, 'not-yourself');
  await oneAtATime(async () =>
    store.saveCredentials(person.id, what === 'totp' ? NO_TOTP : await withoutPassword(person.id)),
  );
  const ended = await endSessions(person.id, null);
  await audit(identity.name, 'people.reset', person.id, 'done', { name: person.name, what, ended });
  const left = what === 'totp' ? { hasTotp: false } : { hasPassword: false };
  return json({ person: { ...person, ...left } });
});

async function withoutPassword(personId: string): Promise<Partial<Credentials>> {
  const credentials = await workbench().store.credentials(personId);
  const { passwordHash = null, oldPasswords = [] } = credentials ?? {};
  return {
    passwordHash: null,
    passwordTs: null,
    oldPasswords: passwordHash === null ? oldPasswords : remembered(passwordHash, oldPasswords),
  };
}
