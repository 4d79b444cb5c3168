import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markColumns } from './mark-columns';

describe('markColumns', () => {
  it.each([
    [[], []],
    [
      [10, 40, 90],
      [0, 0, 0],
    ],
    [
      [10, 25],
      [0, 0],
    ],
    [
      [10, 24],
      [0, 1],
    ],
    [
      [10, 10, 10, 90],
      [0, 1, 2, 0],
    ],
    [
      [10, 20, 30],
      [0, 1, 0],
    ],
  ])('places %j in columns %j', (ys, columns) => {
    expect(markColumns(ys, 15)).toEqual(columns);
  });

  it('lets none cover another', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }), (ys) => {
        const columns = markColumns(ys, 15);
        for (const [a, y] of ys.entries())
          for (const [b, other] of ys.entries())
            if (a !== b && columns[a] === columns[b]) expect(Math.abs(y - other)).toBeGreaterThanOrEqual(15);
      }),
    );
  });
});
