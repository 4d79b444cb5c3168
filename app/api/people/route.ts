import { audit } from '../../auth/audit';
import { findOrAddPerson, isNameless, makeSignInLink } from '../../auth/sign-in-link';
import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { readJson } from '../read-input';
import { personBody } from '../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Everybody who has an account. */
export const GET = handle('manage-people', async () => {
  const persons = await workbench().store.persons();
  return json({ items: persons.filter((person) => !isNameless(person)) });
});

/** A link that signs one person in once; the person is added when nobody has this name and role. */
export const POST = handle('manage-people', async ({ request, identity }) => {
  const bench = workbench();
  const { name, role } = await readJson(request, personBody);
  const person = await findOrAddPerson(bench, name, role);
  const link = await makeSignInLink(bench, person);
  await audit(identity.name, 'people.invite', person.id, 'done', { name, role });
  return json({ person, link }, 201);
});
