import { describe, expect, it } from 'vitest';
import { isInside } from './is-inside';

const outer = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
] as const;
const hole = [
  [4, 4],
  [6, 4],
  [6, 6],
  [4, 6],
] as const;

describe('isInside', () => {
  it('is inside the outer ring and outside the hole', () => {
    expect(isInside([2, 2], [outer, hole])).toBe(true);
    expect(isInside([5, 5], [outer, hole])).toBe(false);
    expect(isInside([11, 5], [outer, hole])).toBe(false);
  });

  it('takes a closed ring as well as an open one', () => {
    expect(isInside([2, 2], [[...outer, [0, 0]]])).toBe(true);
  });
});
