import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLocalTime, parseLocalTime } from './local-time';

test('Beijing time is eight hours ahead', () => {
  expect(formatLocalTime(Date.UTC(2026, 10, 22, 16, 5, 6, 7), 480)).toBe('20261123000506007');
  expect(formatLocalTime(0, 480)).toBe('19700101080000000');
});

test('comes back as it went', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ts) => {
      expect(parseLocalTime(formatLocalTime(ts, 480), 480)).toBe(ts);
    }),
  );
});

test.each(['', '20260230000000000', '2026112300050600', '20261123000506007 ', '20261123250506007'])(
  '%j is no moment',
  (text) => {
    expect(parseLocalTime(text, 480)).toBeNull();
  },
);
