import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SignInAttempts } from '../../data/store/people-store';
import { afterWrongPassword, LOCK_AFTER, LOCK_MS, LOCK_WINDOW_MS, lockedForMs, NO_ATTEMPTS } from './lockout';

const T = 1_795_330_800_000;

/** Wrong passwords with these pauses between them, ms; answers when those came that were let in, and what is kept at the end. */
function play(pauses: readonly number[]): {
  readonly letIn: readonly number[];
  readonly end: SignInAttempts;
} {
  let attempts = NO_ATTEMPTS;
  let now = T;
  const letIn: number[] = [];
  for (const pause of pauses) {
    now += pause;
    if (lockedForMs(attempts, now) > 0) continue;
    letIn.push(now);
    attempts = afterWrongPassword(attempts, now);
  }
  return { letIn, end: attempts };
}

test('five wrong passwords within 15 minutes lock for 15 minutes, four do not', () => {
  expect(lockedForMs(play([0, 1, 1, 1]).end, T + 3)).toBe(0);
  const { end } = play([0, 1, 1, 1, 1]);
  expect(lockedForMs(end, T + 4)).toBe(LOCK_MS);
  expect(lockedForMs(end, T + 4 + LOCK_MS)).toBe(0);
});

test('five over more than 15 minutes do not lock, and the window moves on', () => {
  const quarter = LOCK_WINDOW_MS / 4;
  expect(lockedForMs(play([0, quarter, quarter, quarter, quarter]).end, T + LOCK_WINDOW_MS)).toBe(0);
  // One early, four late: the early one is over when the fifth late one comes.
  expect(lockedForMs(play([0, LOCK_WINDOW_MS - 2, 1, 1, 1, 1]).end, T + LOCK_WINDOW_MS + 2)).toBeGreaterThan(
    0,
  );
});

test('no pattern of wrong passwords is let in more than five times in any 15 minutes, nor locks longer than 15 minutes', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: LOCK_WINDOW_MS }), { maxLength: 60 });
  fc.assert(
    fc.property(pauses, (between) => {
      const { letIn, end } = play(between);
      for (const from of letIn)
        expect(letIn.filter((ts) => ts >= from && ts < from + LOCK_WINDOW_MS).length).toBeLessThanOrEqual(
          LOCK_AFTER,
        );
      const last = T + between.reduce((sum, pause) => sum + pause, 0);
      expect(lockedForMs(end, last)).toBeLessThanOrEqual(LOCK_MS);
      expect(end.failedTs.length).toBeLessThan(LOCK_AFTER);
    }),
  );
});

test('trying on while it is locked does not make the lock longer', () => {
  const { end } = play([0, 1, 1, 1, 1]);
  expect(afterWrongPassword(end, T + 60_000)).toEqual(end);
});
