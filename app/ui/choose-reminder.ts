import type { Me } from './use-me';

export type Reminder = 'password' | 'both' | 'totp';

/** What a person should still set up to sign in without a link; null when nothing is missing. */
export function chooseReminder({ role, person }: Pick<Me, 'role' | 'person'>): Reminder | null {
  if (!person) return null;
  const needsTotp = role === 'administrator' && !person.hasTotp;
  if (!person.hasPassword) return needsTotp ? 'both' : 'password';
  return needsTotp ? 'totp' : null;
}
