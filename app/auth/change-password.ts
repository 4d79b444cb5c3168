import type { Identity } from '../../data/model/person';
import type { Credentials, Person } from '../../data/store/people-store';
import { ProblemError } from '../api/problem';
import { workbench } from '../workbench';
import { audit } from './audit';
import { liftLocks } from './lift-locks';
import { lockedForMs } from './lockout';
import { oneAtATime } from './one-at-a-time';
import { hashPassword, isPassword } from './password-hash';
import { findBrokenRule, PASSWORDS_REMEMBERED, type PasswordRule } from './password-rules';
import { requirePerson } from './require-person';
import { endSessions, sessionOf } from './sessions';
import { countWrong, refuseLocked } from './sign-in-by-password';

/** For so long after signing in by a link the old password need not be known: the link proved as much. */
const LINK_PROVES_MS = 10 * 60_000;

/**
 * Sets or changes the password of the person who asks, and ends their other sessions; answers how many. Throws ProblemError: 403
 * `wrong-password`, 422 `weak-password` with the rule that it breaks, 429 `locked` after too many wrong ones.
 */
export function changePassword(
  identity: Identity,
  passwords: { readonly current: string | undefined; readonly next: string },
): Promise<number> {
  return oneAtATime(async () => {
    const { store, now } = workbench();
    const { person, credentials } = await requirePerson(identity);
    await requireCurrent(identity, person, { credentials, current: passwords.current });
    await requireStrong(person, credentials, passwords.next);
    const { passwordHash, oldPasswords } = credentials;
    await store.saveCredentials(person.id, {
      passwordHash: await hashPassword(passwords.next),
      passwordTs: now(),
      oldPasswords: passwordHash === null ? oldPasswords : remembered(passwordHash, oldPasswords),
    });
    await liftLocks(workbench(), person.id);
    const ended = await endSessions(person.id, identity.sessionId ?? null);
    await audit(identity.name, 'password.change', person.id, 'done', { ended });
    return ended;
  });
}

/** A password that is taken away is remembered like one that was changed. */
export function remembered(passwordHash: string, oldPasswords: readonly string[]): readonly string[] {
  return [passwordHash, ...oldPasswords].slice(0, PASSWORDS_REMEMBERED);
}

async function requireCurrent(
  identity: Identity,
  person: Person,
  { credentials, current }: { readonly credentials: Credentials; readonly current: string | undefined },
): Promise<void> {
  if (credentials.passwordHash === null) return;
  const { store, now } = workbench();
  const session = await sessionOf(identity);
  if (session?.via === 'link' && now() - session.createdTs <= LINK_PROVES_MS) return;
  const attempts = await store.signInAttempts(person.id);
  await refuseLocked(person, lockedForMs(attempts, now()));
  if (current !== undefined && (await isPassword(current, credentials.passwordHash))) return;
  if (current !== undefined) await countWrong(person.id, person, { attempts, what: 'password' });
  throw new ProblemError(403, 'wrong-password');
}

async function requireStrong(person: Person, credentials: Credentials, next: string): Promise<void> {
  const broken = findBrokenRule(next, person.name) ?? (await findReuse(credentials, next));
  if (broken) throw new ProblemError(422, 'weak-password', { rule: broken }, { rule: broken });
}

async function findReuse(
  { passwordHash, oldPasswords }: Credentials,
  next: string,
): Promise<PasswordRule | null> {
  for (const hash of [passwordHash, ...oldPasswords].slice(0, PASSWORDS_REMEMBERED))
    if (await isPassword(next, hash)) return 'reused';
  return null;
}
