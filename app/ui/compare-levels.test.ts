import { expect, it } from 'vitest';
import { compareLevels } from './compare-levels';

it('counts levels, graver above zero', () => {
  expect(compareLevels('red', 'orange')).toBe(1);
  expect(compareLevels('yellow', 'yellow')).toBe(0);
  expect(compareLevels('blue', 'orange')).toBe(-2);
});
