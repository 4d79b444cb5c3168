import { expect, test } from 'vitest';
import { measureSpeed } from './measure-speed';

test('ten simulated minutes in two seconds is 300', () => {
  expect(
    measureSpeed([
      { simTs: 0, wallTs: 5000 },
      { simTs: 300_000, wallTs: 6000 },
      { simTs: 600_000, wallTs: 7000 },
    ]),
  ).toBe(300);
});

test('nothing is known before a second has passed', () => {
  expect(measureSpeed([])).toBeNull();
  expect(
    measureSpeed([
      { simTs: 0, wallTs: 0 },
      { simTs: 60_000, wallTs: 900 },
    ]),
  ).toBeNull();
});
