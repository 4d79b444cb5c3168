import { randomUUID } from 'node:crypto';
import type { Person } from '../../data/store/people-store';
import { ProblemError } from '../api/problem';
import type { Workbench } from '../workbench';
import { findPerson } from './find-person';
import { liftLocks } from './lift-locks';
import { isNameless, NAMELESS } from './nameless';
import { forgetOpenLink, noteOpenLink } from './open-links';
import { hashToken, makeToken } from './session-cookie';

/** How long a link waits to be used. */
export const LINK_MS = 24 * 3_600_000;
/** The console's link once more, after the name that was written with it was refused. */
const AGAIN_MS = 10 * 60_000;
const NAME_OF_FIRST = 'administrator';

/** Adds a person. The name must be nobody's: see `findPerson`. */
export async function addPerson(
  { store, now }: Workbench,
  wanted: Pick<Person, 'name' | 'role' | 'districts'>,
): Promise<Person> {
  const person = { id: randomUUID(), ...wanted, createdTs: now() };
  await store.addPerson(person);
  return { ...person, disabledTs: null, hasPassword: false, hasTotp: false, lockedUntilTs: null };
}

/**
 * Makes a link that signs this person in once, within 24 hours; only the hash of its token is kept. It also lifts a lock: whoever locks
 * a name by wrong passwords cannot keep its owner out.
 */
export async function makeSignInLink(bench: Workbench, person: Person): Promise<string> {
  const token = makeToken();
  await openLink(bench, { tokenHash: hashToken(token), personId: person.id, forMs: LINK_MS });
  if (!isNameless(person)) await liftLocks(bench, person.id);
  const name = person.name ? `&name=${encodeURIComponent(person.name)}` : '';
  return `${bench.webUrl()}/sign-in?token=${token}${name}`;
}

/**
 * Makes the link that the console prints: for an administrator who has no name yet and writes it when it is used.
 * Whoever can read the console runs the server.
 */
export async function makeConsoleLink(bench: Workbench): Promise<string> {
  const known = (await bench.store.persons()).find(isNameless);
  const wanted = { name: NAMELESS, role: 'administrator', districts: null } as const;
  return makeSignInLink(bench, known ?? (await addPerson(bench, wanted)));
}

/**
 * Takes the link: the person it signs in, or null for a token that is unknown, used or expired. Throws ProblemError 409 when the name
 * that was written with the console's link is that of somebody who is no administrator; the link works once more then.
 */
export async function redeemSignInLink(
  bench: Workbench,
  token: string,
  name: string,
): Promise<Person | null> {
  const tokenHash = hashToken(token);
  const person = await bench.store.redeemSignInLink(tokenHash, bench.now());
  forgetOpenLink(tokenHash);
  if (!person) return null;
  if (!isNameless(person)) return unlocked(bench, person);
  const wanted = name || NAME_OF_FIRST;
  const known = await findPerson(wanted);
  if (!known) return addPerson(bench, { name: wanted, role: 'administrator', districts: null });
  const isTheirs = known.role === 'administrator' && known.districts === null && known.disabledTs === null;
  if (isTheirs) return unlocked(bench, known);
  await openLink(bench, { tokenHash, personId: person.id, forMs: AGAIN_MS });
  throw new ProblemError(409, 'name-taken', { name: wanted });
}

async function openLink(
  { store, now }: Workbench,
  {
    tokenHash,
    personId,
    forMs,
  }: { readonly tokenHash: string; readonly personId: string; readonly forMs: number },
): Promise<void> {
  const createdTs = now();
  const expiresTs = createdTs + forMs;
  await store.addSignInLink({ tokenHash, personId, createdTs, expiresTs });
  noteOpenLink(tokenHash, expiresTs);
}

async function unlocked(bench: Workbench, person: Person): Promise<Person> {
  await liftLocks(bench, person.id);
  return { ...person, lockedUntilTs: null };
}
