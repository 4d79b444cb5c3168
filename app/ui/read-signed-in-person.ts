import { ROLES } from '../../data/model/person';
import { readSession } from './read-session';
import type { SignedInPerson } from './shell';

/** Whose session this request carries, or null. */
export async function readSignedInPerson(): Promise<SignedInPerson | null> {
  const identity = await readSession();
  const role = ROLES.find((known) => known === identity?.role);
  return identity && role ? { name: identity.name, role } : null;
}
