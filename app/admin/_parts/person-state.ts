import type { Person } from '../../../data/store/people-store';
import type { ListedSession } from '../../ui/session-table';

export type PersonState = 'active' | 'disabled' | 'locked';

/** Whether somebody may come in at this moment, epoch ms. Who is disabled stays out, locked or not. */
export function personState(
  { disabledTs, lockedUntilTs }: Pick<Person, 'disabledTs' | 'lockedUntilTs'>,
  now: number,
): PersonState {
  if (disabledTs !== null) return 'disabled';
  return lockedUntilTs !== null && lockedUntilTs > now ? 'locked' : 'active';
}

/** When somebody who is signed in was last seen; null when they are not. */
export function lastSeenTs(personId: string, sessions: readonly ListedSession[]): number | null {
  const seen = sessions
    .filter((session) => session.personId === personId)
    .map((session) => session.lastSeenTs);
  return seen.length === 0 ? null : Math.max(...seen);
}
