import { audit } from '../../../../auth/audit';
import { makeSignInLink } from '../../../../auth/sign-in-link';
import { workbench } from '../../../../workbench';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { managedPerson } from '../../../managed-person';
import { ProblemError } from '../../../problem';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** A new link for somebody; it also lifts a lock. */
export const POST = handle<{ id: string }>('manage-people', async ({ identity, params }) => {
  const person = await managedPerson(identity, params.id, 'people.link');
  if (person.disabledTs !== null) throw new ProblemError(409, 'person-disabled', { name: person.name });
  const link = await makeSignInLink(workbench(), person);
  await audit(identity.name, 'people.link', person.id, 'done', { name: person.name });
  return json({ link }, 201);
});
