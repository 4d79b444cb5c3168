import { expect, it } from 'vitest';
import { nextRest } from './take-turn';

it('rests longer while the loop is busy and shorter while it is not, within limits', () => {
  expect(nextRest(20, 0.95)).toBe(30);
  expect(nextRest(30, 0.2)).toBe(20);
  expect(nextRest(4, 0)).toBe(4);
  expect(nextRest(240, 1)).toBe(250);
});
