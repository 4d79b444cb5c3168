import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable } from './printable';

test.each([
  ['除尘器 1号', 80, '除尘器 1号'],
  ['abcdef', 3, 'abc'],
  ['a\u0000b\nc\u202ed\ud800', 80, 'a�b�c�d�'],
  ['😀😀😀', 2, '😀😀'],
])('%j cut to %d', (text, limit, answer) => {
  expect(printable(text, limit)).toBe(answer);
});

test('any text becomes well-formed, without control characters, within the limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, limit) => {
      const answer = printable(text, limit);
      expect([...answer].length).toBeLessThanOrEqual(limit);
      expect(/[\p{Cc}\p{Cs}]/u.test(answer)).toBe(false);
    }),
  );
}, 60_000);
