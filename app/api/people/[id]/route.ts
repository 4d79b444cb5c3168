import type { z } from 'zod';
import type { Person } from '../../../../data/store/people-store';
import { audit } from '../../../auth/audit';
import { leavesAdministrator } from '../../../auth/manage-people';
import { endSessions } from '../../../auth/sessions';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { json } from '../../json';
import { managedPerson, requireManage } from '../../managed-person';
import { personChangeBody } from '../../people-schemas';
import { ProblemError } from '../../problem';
import { readJson } from '../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const ACTION = 'people.change';

/** Changes role, districts, or whether somebody may sign in. What they may do is read at every call, so it holds at once. */
export const PUT = handle<{ id: string }>('manage-people', async ({ request, identity, params }) => {
  const { store, now } = workbench();
  const change = await readJson(request, personChangeBody);
  const before = await managedPerson(identity, params.id, ACTION);
  const after = changed(before, change, now());
  await requireManage(identity, after, { action: ACTION, object: before.id });
  if (before.id === identity.personId && after.disabledTs !== null) {
    await audit(identity.name, ACTION, before.id, 'refused', { reason: 'not-yourself' });
    throw new ProblemError(409, 'not-yourself');
  }
  const persons = await store.persons();
  const persistsAs = persons.map((person) => (person.id === before.id ? after : person));
  if (!leavesAdministrator(persons, persistsAs, identity)) {
    await audit(identity.name, ACTION, before.id, 'refused', { reason: 'last-administrator' });
    throw new ProblemError(409, 'last-administrator', { name: before.name });
  }
  const { role, districts, disabledTs } = after;
  const person = await store.changePerson(before.id, { role, districts, disabledTs });
  const ended = disabledTs === null ? 0 : await endSessions(before.id, null);
  await audit(identity.name, ACTION, before.id, 'done', {
    name: before.name,
    role,
    districts: districts?.join(',') ?? null,
    disabled: disabledTs !== null,
    ended,
  });
  return json({ person });
});

function changed(before: Person, change: z.infer<typeof personChangeBody>, now: number): Person {
  const { role = before.role, districts = before.districts, disabled = before.disabledTs !== null } = change;
  return { ...before, role, districts, disabledTs: disabled ? (before.disabledTs ?? now) : null };
}
