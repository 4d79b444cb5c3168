import type { Identity } from '../../data/model/person';
import type { Credentials, Person } from '../../data/store/people-store';
import { ProblemError } from '../api/problem';
import { workbench } from '../workbench';

/** The person who asks, with their credentials. Throws ProblemError 403 for a key, which has no password and no session. */
export async function requirePerson(
  identity: Identity,
): Promise<{ readonly person: Person; readonly credentials: Credentials }> {
  const { store } = workbench();
  const { personId } = identity;
  const person = (await store.persons()).find(({ id }) => id === personId);
  const credentials = personId === undefined ? null : await store.credentials(personId);
  if (!person || !credentials) throw new ProblemError(403, 'not-a-person', { name: identity.name });
  return { person, credentials };
}
