import { randomUUID } from 'node:crypto';
import { createAttemptLimit } from '../../auth/attempt-limit';
import { audit } from '../../auth/audit';
import { requireOwnOrigin } from '../../auth/require-right';
import {
  ABSOLUTE_MS,
  hashToken,
  IDLE_MS,
  makeToken,
  readSessionToken,
  sessionCookie,
} from '../../auth/session-cookie';
import { redeemSignInLink } from '../../auth/sign-in-link';
import { workbench } from '../../workbench';
import { handle, handleOpenly } from '../handle';
import { json } from '../json';
import { ProblemError } from '../problem';
import { readJson } from '../read-input';
import { signInBody } from '../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const WINDOW_MS = 60_000;
const perAddress = createAttemptLimit({ attempts: 10, windowMs: WINDOW_MS, maxKeys: 1000 });
/** The address is what a client or its proxy says, so all together are limited too. */
const overall = createAttemptLimit({ attempts: 120, windowMs: WINDOW_MS, maxKeys: 1 });

/** Signs a person in with a link's token. Always a new session: one that the browser brought is ended. */
export const POST = handleOpenly(async (request) => {
  if (request.headers.has('origin')) requireOwnOrigin(request);
  limitAttempts(request);
  const bench = workbench();
  const { token, name } = await readJson(request, signInBody);
  const person = await redeemSignInLink(bench, token, name ?? '');
  if (!person) {
    await audit('(nobody)', 'session.create', '-', 'refused');
    throw new ProblemError(401, 'bad-link');
  }
  await endSession(request);
  const sessionToken = makeToken();
  const now = bench.now();
  const tokenHash = hashToken(sessionToken);
  await bench.store.purgeSessions({ madeBefore: now - ABSOLUTE_MS, usedBefore: now - IDLE_MS });
  await bench.store.addSession({
    id: randomUUID(),
    tokenHash,
    personId: person.id,
    createdTs: now,
    lastSeenTs: now,
    address: request.headers.get('x-forwarded-for') ?? '',
    agent: (request.headers.get('user-agent') ?? '').slice(0, 200),
  });
  await audit(person.name, 'session.create', person.id, 'done', { role: person.role });
  const body = { name: person.name, role: person.role };
  return json(body, 201, { 'set-cookie': sessionCookie(sessionToken, isSecure(request)) });
});

/** Signs out. */
export const DELETE = handle('know-self', async ({ request, identity }) => {
  await endSession(request);
  await audit(identity.name, 'session.delete', '-', 'done');
  return json({ signedOut: true }, 200, { 'set-cookie': sessionCookie('', isSecure(request)) });
});

function limitAttempts(request: Request): void {
  const now = workbench().now();
  const address = request.headers.get('x-forwarded-for') ?? '';
  const waitMs = perAddress.take(address, now) || overall.take('', now);
  if (waitMs > 0) throw new ProblemError(429, 'too-many-attempts', { seconds: Math.ceil(waitMs / 1000) });
}

async function endSession(request: Request): Promise<void> {
  const token = readSessionToken(request.headers.get('cookie'));
  if (token) await workbench().store.removeSession(hashToken(token));
}

function isSecure(request: Request): boolean {
  return request.headers.get('x-forwarded-proto') === 'https' || new URL(request.url).protocol === 'https:';
}
