import type { SignInAttempts } from '../../data/store/people-store';

/** So many wrong passwords within the window lock a name for a while. 本系统默认 (local rule). */
export const LOCK_AFTER = 5;
export const LOCK_WINDOW_MS = 15 * 60_000;
export const LOCK_MS = 15 * 60_000;

/** What is to be kept after one more wrong password at `now`, epoch ms. While a name is locked nothing is counted: the lock does not grow. */
export function afterWrongPassword(attempts: SignInAttempts, now: number): SignInAttempts {
  if (lockedForMs(attempts, now) > 0) return attempts;
  const failedTs = [...attempts.failedTs.filter((ts) => now - ts < LOCK_WINDOW_MS), now];
  if (failedTs.length < LOCK_AFTER) return { failedTs, lockedUntilTs: null };
  return { failedTs: [], lockedUntilTs: now + LOCK_MS };
}

/** How long the name is still locked, ms; 0 when it is not. */
export function lockedForMs({ lockedUntilTs }: SignInAttempts, now: number): number {
  return Math.max(0, (lockedUntilTs ?? 0) - now);
}

/** After signing in, and after a new link was made. */
export const NO_ATTEMPTS: SignInAttempts = { failedTs: [], lockedUntilTs: null };

/**
 * Attempts from lines on which somebody signed in before count apart from those of strangers: these cannot lock out the people at
 * their desks by knowing their names.
 */
export function keyOnKnownLines(who: string): string {
  return `${who} on known lines`;
}
