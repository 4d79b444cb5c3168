import { expect, it } from 'vitest';
import { formatSkew } from './format-skew';

it.each([
  [0, '0.0 s'],
  [-49, '0.0 s'],
  [120, '+0.1 s'],
  [-2500, '−2.5 s'],
  [90_000, '+1 min'],
  [-7_500_000, '−2 h 05 min'],
])('%d ms is %s', (ms, text) => {
  expect(formatSkew(ms, 'en')).toBe(text);
});
