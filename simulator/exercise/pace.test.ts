import { expect, test } from 'vitest';
import { dueAt, forgive, waitFor } from './pace';

const pace = { wallMs: 100, simTs: 50_000, speed: 60 };

test('a wall second at 60 times is a simulated minute', () => {
  expect(dueAt(pace, 1100)).toBe(110_000);
  expect(waitFor(pace, 110_000, 100)).toBe(1000);
  expect(waitFor(pace, 110_000, 1600)).toBe(-500);
});

test('what is due is due when the wait is over', () => {
  expect(dueAt(pace, 300 + waitFor(pace, 80_000, 300))).toBe(80_000);
});

test('up to two seconds are caught up, the rest is given up', () => {
  const stands = 50_000;
  expect(forgive(pace, stands, 2100)).toBe(pace);
  const forgiven = forgive(pace, stands, 10_100);
  expect(waitFor(forgiven, stands, 10_100)).toBe(-2000);
  expect(dueAt(forgiven, 10_100)).toBe(stands + 2 * 60_000);
});
