import type { Identity, Role } from '../../data/model/person';
import type { Person } from '../../data/store/people-store';
import { auditRefusal } from '../auth/audit-refusal';
import { mayManage } from '../auth/manage-people';
import { isNameless } from '../auth/nameless';
import { workbench } from '../workbench';
import { ProblemError } from './problem';

/** The person of this id whom somebody wants to change. Throws ProblemError: 404 for none, 403 for one whom they may not manage. */
export async function managedPerson(identity: Identity, id: string, action: string): Promise<Person> {
  const person = (await workbench().store.persons()).find((one) => one.id === id && !isNameless(one));
  if (!person) throw new ProblemError(404, 'unknown-person', { id });
  await requireManage(identity, person, { action, object: id });
  return person;
}

/** Throws ProblemError 403, and writes it down, when somebody of this standing is beyond who asks. */
export async function requireManage(
  identity: Identity,
  standing: { readonly role: Role; readonly districts: readonly string[] | null },
  { action, object }: { readonly action: string; readonly object: string },
): Promise<void> {
  if (mayManage(identity, standing)) return;
  const detail = { role: standing.role, reason: 'foreign-person' };
  await auditRefusal({ actor: identity.name, action, object, detail });
  throw new ProblemError(403, 'foreign-person', { districts: identity.districts?.join(', ') ?? '-' });
}
