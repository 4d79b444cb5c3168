import { randomUUID } from 'node:crypto';
import type { Role } from '../../data/model/person';
import type { Person } from '../../data/store/people-store';
import type { Workbench } from '../workbench';
import { hashToken, makeToken } from './session-cookie';

/** How long a link waits to be used. */
export const LINK_MS = 24 * 3_600_000;

/** Finds the person with this name and role, else adds one. */
export async function findOrAddPerson({ store, now }: Workbench, name: string, role: Role): Promise<Person> {
  const known = (await store.persons()).find((person) => person.name === name && person.role === role);
  if (known) return known;
  const person = { id: randomUUID(), name, role, districts: null, createdTs: now() };
  await store.addPerson(person);
  return { ...person, disabledTs: null, hasPassword: false, hasTotp: false, lockedUntilTs: null };
}

/** Makes a link that signs this person in once, within 24 hours. Only the hash of its token is kept. */
export async function makeSignInLink(bench: Workbench, person: Person): Promise<string> {
  const token = makeToken();
  const createdTs = bench.now();
  await bench.store.addSignInLink({
    tokenHash: hashToken(token),
    personId: person.id,
    createdTs,
    expiresTs: createdTs + LINK_MS,
  });
  const name = person.name ? `&name=${encodeURIComponent(person.name)}` : '';
  return `${bench.webUrl()}/sign-in?token=${token}${name}`;
}

/**
 * Makes the link that the console prints: for an administrator who has no name yet and writes it when it is used.
 * Whoever can read the console runs the server.
 */
export async function makeConsoleLink(bench: Workbench): Promise<string> {
  return makeSignInLink(bench, await findOrAddPerson(bench, NAMELESS, 'administrator'));
}

/** Takes the link: the person it signs in, or null for a token that is unknown, used or expired. */
export async function redeemSignInLink(
  bench: Workbench,
  token: string,
  name: string,
): Promise<Person | null> {
  const person = await bench.store.redeemSignInLink(hashToken(token), bench.now());
  if (!person || !isNameless(person)) return person;
  return findOrAddPerson(bench, name || 'administrator', person.role);
}

/** The one whom the console's link is for, until the link is used; no person of anybody's list. */
export function isNameless(person: Person): boolean {
  return person.name === NAMELESS;
}

const NAMELESS = '';
