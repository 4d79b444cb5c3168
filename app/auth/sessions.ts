import { randomUUID } from 'node:crypto';
import type { Identity } from '../../data/model/person';
import type { Person, SessionRow } from '../../data/store/people-store';
import { workbench } from '../workbench';
import { audit } from './audit';
import {
  ABSOLUTE_MS,
  hashToken,
  IDLE_MS,
  makeToken,
  readSessionToken,
  sessionCookie,
} from './session-cookie';

/** A person is signed in on so many browsers at once; a further sign-in ends the oldest. 本系统默认 (local rule). */
export const SESSIONS_A_PERSON = 5;
const AGENT_CHARACTERS = 200;

/**
 * Signs a person in: always a new session with a new token, and one that the browser brought is ended. Answers the cookie to set.
 */
export async function startSession(
  request: Request,
  person: Person,
  via: SessionRow['via'],
): Promise<string> {
  const { store, now: clock } = workbench();
  const now = clock();
  const token = makeToken();
  await endSessionOf(request);
  await store.purgeSessions({ madeBefore: now - ABSOLUTE_MS, usedBefore: now - IDLE_MS });
  const others = await store.sessions(person.id);
  await store.endSessions(others.slice(SESSIONS_A_PERSON - 1).map(({ id }) => id));
  await store.addSession({
    id: randomUUID(),
    tokenHash: hashToken(token),
    personId: person.id,
    createdTs: now,
    lastSeenTs: now,
    address: addressOf(request),
    agent: (request.headers.get('user-agent') ?? '').slice(0, AGENT_CHARACTERS),
    via,
  });
  await audit(person.name, 'session.create', person.id, 'done', {
    role: person.role,
    via,
    address: addressOf(request),
  });
  return sessionCookie(token, isSecure(request));
}

/** Ends the session whose cookie the request brings, if any. */
export async function endSessionOf(request: Request): Promise<void> {
  const token = readSessionToken(request.headers.get('cookie'));
  if (token) await workbench().store.removeSession(hashToken(token));
}

/** Ends a person's sessions, but for one of them. Answers how many there were. */
export async function endSessions(personId: string, but: string | null): Promise<number> {
  const { store } = workbench();
  const theirs = await store.sessions(personId);
  return store.endSessions(theirs.map(({ id }) => id).filter((id) => id !== but));
}

/** How the asking session began, or null when it is none. */
export async function sessionOf(identity: Identity): Promise<SessionRow | null> {
  if (identity.personId === undefined) return null;
  const theirs = await workbench().store.sessions(identity.personId);
  return theirs.find(({ id }) => id === identity.sessionId) ?? null;
}

/** Neither idle too long nor too old. */
export function isAlive({ createdTs, lastSeenTs }: SessionRow, now: number): boolean {
  return now - lastSeenTs <= IDLE_MS && now - createdTs <= ABSOLUTE_MS;
}

/** The address of the line: the server writes it over whatever the client said. */
export function addressOf(request: Request): string {
  return request.headers.get('x-forwarded-for') ?? '';
}

/** Whether the page came over TLS. */
export function isSecure(request: Request): boolean {
  return request.headers.get('x-forwarded-proto') === 'https' || new URL(request.url).protocol === 'https:';
}
