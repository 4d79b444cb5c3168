import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBeijingTime, parseBeijingTime } from './beijing-time';

test('Beijing is eight hours ahead', () => {
  expect(parseBeijingTime('20260501000000000')).toBe(Date.UTC(2026, 3, 30, 16));
  expect(formatBeijingTime(Date.UTC(2026, 11, 31, 15, 59, 59, 999))).toBe('20261231235959999');
});

test('what is no moment is none', () => {
  for (const text of [
    '20260229000000000',
    '20261301000000000',
    '20260101240000000',
    '2026010100000000',
    '00000101000000000x',
  ])
    expect(parseBeijingTime(text)).toBeNull();
});

test('writing and reading are each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2999, 0) }), (ts) => {
      expect(parseBeijingTime(formatBeijingTime(ts))).toBe(ts);
    }),
  );
});
