import type { Identity } from '../../data/model/person';
import type { Credentials, Person } from '../../data/store/people-store';
import { ProblemError } from '../api/problem';
import { workbench } from '../workbench';
import { audit } from './audit';
import { lockedForMs } from './lockout';
import { oneAtATime } from './one-at-a-time';
import { requirePerson } from './require-person';
import { countWrong, refuseLocked } from './sign-in-by-password';
import { findTotpStep, makeTotpSecret, totpUri } from './totp';

/**
 * A new secret for whoever asks; it counts once a code confirms it. Throws ProblemError 409 `totp-in-use` when one counts already that
 * can be read.
 */
export function beginTotp(
  identity: Identity,
): Promise<{ readonly secret: string; readonly otpauth: string }> {
  return oneAtATime(async () => {
    const { person, credentials } = await requirePerson(identity);
    const { totpConfirmedTs, totpFault } = credentials;
    if (totpConfirmedTs !== null && totpFault === undefined) throw new ProblemError(409, 'totp-in-use');
    const secret = makeTotpSecret();
    await workbench().store.saveCredentials(person.id, { ...NO_TOTP, totpSecret: secret });
    await audit(identity.name, 'totp.begin', person.id, 'done');
    return { secret, otpauth: totpUri(secret, person.name) };
  });
}

/** Throws ProblemError: 409 `totp-not-begun`, `totp-in-use`; 422 `wrong-code`; 429 `locked`. */
export function confirmTotp(identity: Identity, code: string): Promise<void> {
  return oneAtATime(async () => {
    const { store, now } = workbench();
    const { person, credentials } = await requirePerson(identity);
    if (credentials.totpConfirmedTs !== null) throw new ProblemError(409, 'totp-in-use');
    const totpLastStep = await requireCode(person, credentials, code);
    await store.saveCredentials(person.id, { totpConfirmedTs: now(), totpLastStep });
    await audit(identity.name, 'totp.confirm', person.id, 'done');
  });
}

/** Throws ProblemError: 409 `totp-not-begun`; 422 `wrong-code`; 429 `locked`. */
export function removeTotp(identity: Identity, code: string): Promise<void> {
  return oneAtATime(async () => {
    const { person, credentials } = await requirePerson(identity);
    await requireCode(person, credentials, code);
    await workbench().store.saveCredentials(person.id, NO_TOTP);
    await audit(identity.name, 'totp.remove', person.id, 'done');
  });
}

export const NO_TOTP = { totpSecret: null, totpConfirmedTs: null, totpLastStep: null } as const;

/** The step of a right code. Wrong ones count like wrong passwords: a session that was left open is no place to guess. */
async function requireCode(person: Person, credentials: Credentials, code: string): Promise<number> {
  const { store, now } = workbench();
  const { totpSecret, totpLastStep } = credentials;
  if (totpSecret === null) throw new ProblemError(409, 'totp-not-begun');
  const attempts = await store.signInAttempts(person.id);
  await refuseLocked(person, lockedForMs(attempts, now()));
  const step = findTotpStep({ secret: totpSecret, code, now: now(), lastStep: totpLastStep });
  if (step !== null) return step;
  await countWrong(person.id, person, { attempts, what: 'code' });
  throw new ProblemError(422, 'wrong-code');
}
