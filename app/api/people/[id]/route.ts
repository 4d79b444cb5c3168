import type { z } from 'zod';
import type { Identity } from '../../../../data/model/person';
import type { Person } from '../../../../data/store/people-store';
import { audit } from '../../../auth/audit';
import { auditRefusal } from '../../../auth/audit-refusal';
import { leavesAdministrator } from '../../../auth/manage-people';
import { oneAtATime } from '../../../auth/one-at-a-time';
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
  const change = await readJson(request, personChangeBody);
  const person = await oneAtATime(() => changePerson(identity, params.id, change));
  return json({ person });
});

type Change = z.infer<typeof personChangeBody>;

async function changePerson(identity: Identity, id: string, change: Change): Promise<Person> {
  const { store, now } = workbench();
  const before = await managedPerson(identity, id, ACTION);
  const after = changed(before, change, now());
  await requireManage(identity, after, { action: ACTION, object: id });
  if (id === identity.personId && after.disabledTs !== null)
    await refuse(identity, before, new ProblemError(409, 'not-yourself'));
  const persons = await store.persons();
  const personsAfter = persons.map((person) => (person.id === id ? after : person));
  if (!leavesAdministrator(persons, personsAfter, identity))
    await refuse(identity, before, new ProblemError(409, 'last-administrator', { name: before.name }));
  const { role, districts, disabledTs } = after;
  const person = await store.changePerson(id, { role, districts, disabledTs });
  const ended = disabledTs === null ? 0 : await endSessions(id, null);
  const where = districts?.join(',') ?? null;
  const detail = { name: before.name, role, districts: where, disabled: disabledTs !== null, ended };
  await audit(identity.name, ACTION, id, 'done', detail);
  return person;
}

async function refuse(identity: Identity, { id }: Person, problem: ProblemError): Promise<never> {
  await auditRefusal({ actor: identity.name, action: ACTION, object: id, detail: { reason: problem.code } });
  throw problem;
}

function changed(before: Person, change: Change, now: number): Person {
  const { role = before.role, districts = before.districts, disabled = before.disabledTs !== null } = change;
  return { ...before, role, districts, disabledTs: disabled ? (before.disabledTs ?? now) : null };
}
