import { createHash } from 'node:crypto';
import type { Credentials, Person, SignInAttempts } from '../../data/store/people-store';
import { ProblemError } from '../api/problem';
import { log } from '../log';
import { workbench } from '../workbench';
import { audit } from './audit';
import { auditRefusal } from './audit-refusal';
import { findPerson } from './find-person';
import { foldName } from './fold-name';
import { afterWrongPassword, keyOnKnownLines, lockedForMs, NO_ATTEMPTS } from './lockout';
import { oneAtATime } from './one-at-a-time';
import { isPassword } from './password-hash';
import { findTotpStep } from './totp';

export interface PasswordSignIn {
  readonly name: string;
  readonly password: string;
  readonly code: string | undefined;
  /** It comes from where somebody signed in before. */
  readonly isKnownLine: boolean;
}

/**
 * The person whom a name, a password and a code sign in. A name that nobody has goes the whole way of one that somebody has, with the
 * same reads, the same hash and the same writes, and gets the same answers. Throws ProblemError: 401 `bad-credentials`, `code-needed`,
 * `bad-code`; 403 `totp-required` for an administrator without TOTP; 429 `locked`.
 */
export function signInByPassword(asked: PasswordSignIn): Promise<Person> {
  return oneAtATime(() => signIn(asked));
}

async function signIn({ name, password, code, isKnownLine }: PasswordSignIn): Promise<Person> {
  const { store, now } = workbench();
  const person = await findPerson(name);
  const who = person?.id ?? keyOfNobody(name);
  const key = isKnownLine ? keyOnKnownLines(who) : who;
  const [attempts, credentials] = await Promise.all([store.signInAttempts(key), store.credentials(who)]);
  await refuseLocked(person, lockedForMs(attempts, now()));
  const isRight = await isPassword(password, usableHash(person, credentials));
  if (!isRight || !person || !credentials) {
    await countWrong(key, person, { attempts, what: 'password' });
    throw new ProblemError(401, 'bad-credentials');
  }
  await checkCode(person, credentials, { key, attempts, code });
  if (attempts.failedTs.length > 0 || attempts.lockedUntilTs !== null)
    await store.saveSignInAttempts(key, NO_ATTEMPTS, now());
  return person;
}

/** Counts one more wrong attempt of this name after those before it, and writes down that it locked it. */
export async function countWrong(
  key: string,
  person: Person | null,
  { attempts, what }: { readonly attempts: SignInAttempts; readonly what: 'password' | 'code' },
): Promise<void> {
  const { store, now } = workbench();
  const after = afterWrongPassword(attempts, now());
  const isLocking = lockedForMs(after, now()) > 0;
  // A name that nobody has may be somebody's password in the wrong field: it is not written down.
  const object = person?.id ?? '-';
  await Promise.all([
    store.saveSignInAttempts(key, after, now()),
    audit('(nobody)', 'session.create', object, 'refused', { wrong: what, locks: isLocking }),
  ]);
}

/** Throws ProblemError 429 while a name is locked. */
export async function refuseLocked(person: Person | null, lockedMs: number): Promise<void> {
  if (lockedMs <= 0) return;
  const seconds = Math.ceil(lockedMs / 1000);
  const object = person?.id ?? '-';
  await auditRefusal({ actor: '(nobody)', action: 'session.create', object, detail: { locked: true } });
  throw new ProblemError(429, 'locked', { seconds, minutes: Math.ceil(seconds / 60) }, { seconds });
}

/** None where somebody has no password or may not sign in: that is like a wrong password. */
function usableHash(person: Person | null, credentials: Credentials | null): string | null {
  if (!person || person.disabledTs !== null) return null;
  return credentials?.passwordHash ?? null;
}

async function checkCode(
  person: Person,
  credentials: Credentials,
  {
    key,
    attempts,
    code,
  }: { readonly key: string; readonly attempts: SignInAttempts; readonly code: string | undefined },
): Promise<void> {
  const { store, now } = workbench();
  const { totpSecret, totpConfirmedTs, totpLastStep, totpFault } = credentials;
  // Never as if there were none: whoever takes the key away would take the second factor of everybody away.
  if (totpFault !== undefined && totpConfirmedTs !== null) {
    log.error(totpFault);
    await audit('(nobody)', 'session.create', person.id, 'refused', { missing: 'totp' });
    throw new ProblemError(403, 'totp-unreadable');
  }
  if (totpSecret === null || totpConfirmedTs === null) {
    if (person.role !== 'administrator') return;
    await audit('(nobody)', 'session.create', person.id, 'refused', { missing: 'totp' });
    throw new ProblemError(403, 'totp-required');
  }
  if (code === undefined) throw new ProblemError(401, 'code-needed');
  const step = findTotpStep({ secret: totpSecret, code, now: now(), lastStep: totpLastStep });
  if (step === null) {
    await countWrong(key, person, { attempts, what: 'code' });
    throw new ProblemError(401, 'bad-code');
  }
  await store.saveCredentials(person.id, { totpLastStep: step });
}

function keyOfNobody(name: string): string {
  return `nobody:${createHash('sha256').update(foldName(name)).digest('hex')}`;
}
