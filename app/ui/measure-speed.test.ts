import { expect, test } from 'vitest';
import { measureSpeed } from './measure-speed';

test('fifteen simulated minutes in three seconds is 300', () => {
  expect(
    measureSpeed([
      { simTs: 0, wallTs: 5000 },
      { simTs: 300_000, wallTs: 6000 },
      { simTs: 600_000, wallTs: 7000 },
      { simTs: 900_000, wallTs: 8000 },
    ]),
  ).toBe(300);
});

test('nothing is known before three seconds have passed: a page that comes alive hears much at once', () => {
  expect(measureSpeed([])).toBeNull();
  expect(
    measureSpeed([
      { simTs: 0, wallTs: 0 },
      { simTs: 600_000, wallTs: 2900 },
    ]),
  ).toBeNull();
});
