import { expect, it } from 'vitest';
import type { ListedSession } from '../../ui/session-table';
import { lastSeenTs, personState } from './person-state';

it('tells who may come in', () => {
  expect(personState({ disabledTs: null, lockedUntilTs: null }, 100)).toBe('active');
  expect(personState({ disabledTs: null, lockedUntilTs: 101 }, 100)).toBe('locked');
  expect(personState({ disabledTs: null, lockedUntilTs: 100 }, 100)).toBe('active');
  expect(personState({ disabledTs: 5, lockedUntilTs: 101 }, 100)).toBe('disabled');
});

it('finds the newest sign of life among the sessions of one person', () => {
  const session = (personId: string, ts: number) =>
    ({ personId, lastSeenTs: ts }) as Pick<ListedSession, 'personId' | 'lastSeenTs'> as ListedSession;
  const sessions = [session('a', 5), session('b', 9), session('a', 7)];
  expect(lastSeenTs('a', sessions)).toBe(7);
  expect(lastSeenTs('c', sessions)).toBeNull();
});
