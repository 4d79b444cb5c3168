import type { Identity } from '../../../data/model/person';
import type { Person } from '../../../data/store/people-store';
import { audit } from '../../auth/audit';
import { findPerson } from '../../auth/find-person';
import { mayManage } from '../../auth/manage-people';
import { isNameless } from '../../auth/nameless';
import { oneAtATime } from '../../auth/one-at-a-time';
import { addPerson, makeSignInLink } from '../../auth/sign-in-link';
import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { requireManage } from '../managed-person';
import { personBody } from '../people-schemas';
import { ProblemError } from '../problem';
import { readJson } from '../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Everybody whom who asks may manage. */
export const GET = handle('manage-people', async ({ identity }) => {
  const persons = await workbench().store.persons();
  return json({ items: persons.filter((person) => !isNameless(person) && mayManage(identity, person)) });
});

/** A link that signs one person in once. Nobody of this name: the person is added. Somebody of this name: they must be as asked for. */
export const POST = handle('manage-people', async ({ request, identity }) => {
  const wanted = await readJson(request, personBody);
  const person = await oneAtATime(() =>
    findOrAdd(identity, { ...wanted, districts: wanted.districts ?? null }),
  );
  const link = await makeSignInLink(workbench(), person);
  const { id, name, role, districts } = person;
  await audit(identity.name, 'people.invite', id, 'done', {
    name,
    role,
    districts: districts?.join(',') ?? null,
  });
  return json({ person: { ...person, lockedUntilTs: null }, link }, 201);
});

async function findOrAdd(
  identity: Identity,
  wanted: Pick<Person, 'name' | 'role' | 'districts'>,
): Promise<Person> {
  await requireManage(identity, wanted, { action: 'people.invite', object: '-' });
  const known = await findPerson(wanted.name);
  if (!known) return addPerson(workbench(), wanted);
  await requireManage(identity, known, { action: 'people.invite', object: known.id });
  if (known.disabledTs !== null) throw new ProblemError(409, 'person-disabled', { name: known.name });
  const isSame = known.role === wanted.role && String(known.districts) === String(wanted.districts);
  if (!isSame) throw new ProblemError(409, 'name-taken', { name: known.name });
  return known;
}
