import type { z } from 'zod';
import type { Person } from '../../../data/store/people-store';
import { audit } from '../../auth/audit';
import { auditRefusal } from '../../auth/audit-refusal';
import { isOpenLink, LINK_HEADER } from '../../auth/open-links';
import { requireOwnOrigin } from '../../auth/require-right';
import { sessionCookie } from '../../auth/session-cookie';
import { addressOf, endSessionOf, isSecure, startSession } from '../../auth/sessions';
import { signInByPassword } from '../../auth/sign-in-by-password';
import { giveBack, isKnownLine, limitAddress, limitAll, remember } from '../../auth/sign-in-limits';
import { redeemSignInLink } from '../../auth/sign-in-link';
import { workbench } from '../../workbench';
import { handle, handleOpenly } from '../handle';
import { json } from '../json';
import { signInBody } from '../people-schemas';
import { ProblemError } from '../problem';
import { readJson } from '../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Signs a person in, with a link's token or a password. Always a new session: one that the browser brought is ended. */
export const POST = handleOpenly(async (request) => {
  if (request.headers.has('origin')) requireOwnOrigin(request);
  const address = addressOf(request);
  const shown = request.headers.get(LINK_HEADER);
  const isOpen = shown !== null && isOpenLink(shown);
  if (!isOpen) await limitAddress(address);
  const body = await readJson(request, signInBody);
  const via = body.token === undefined ? 'password' : 'link';
  // Shown to come in, and then something else is tried.
  if (isOpen && body.token !== shown) throw new ProblemError(401, 'bad-link');
  if (!isOpen) await limitAll(via, address);
  const person = await signIn(body, address);
  if (!isOpen) await giveBack(via, address);
  remember(address);
  const cookie = await startSession(request, person, via);
  return json({ name: person.name, role: person.role }, 201, { 'set-cookie': cookie });
});

/** Signs out. */
export const DELETE = handle('know-self', async ({ request, identity }) => {
  await endSessionOf(request);
  await audit(identity.name, 'session.delete', '-', 'done');
  return json({ signedOut: true }, 200, { 'set-cookie': sessionCookie('', isSecure(request)) });
});

async function signIn(body: z.infer<typeof signInBody>, address: string): Promise<Person> {
  const { token, name = '', password = '', code } = body;
  if (token === undefined) {
    return signInByPassword({ name, password, code, isKnownLine: isKnownLine(address) }).catch(
      async (error: unknown) => {
        // The password was right: the same person comes again with a code.
        if (error instanceof ProblemError && error.code === 'code-needed')
          await giveBack('password', address);
        throw error;
      },
    );
  }
  const person = await redeemSignInLink(workbench(), token, name);
  if (person) return person;
  await auditRefusal({ actor: '(nobody)', action: 'session.create', object: '-', detail: { wrong: 'link' } });
  throw new ProblemError(401, 'bad-link');
}
