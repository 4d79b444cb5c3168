import { expect, it } from 'vitest';
import { formatCountdown } from './format-countdown';

it.each([
  [0, '0:00'],
  [-3, '0:00'],
  [6.2, '0:07'],
  [60, '1:00'],
  [845, '14:05'],
  [3723, '1:02:03'],
])('writes %d seconds as %s', (seconds, text) => {
  expect(formatCountdown(seconds)).toBe(text);
});
