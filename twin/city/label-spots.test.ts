import { describe, expect, it } from 'vitest';
import { isInside } from './is-inside';
import { labelSpots } from './label-spots';

const angle = [
  [
    [
      [0, 0],
      [30, 0],
      [30, 10],
      [10, 10],
      [10, 30],
      [0, 30],
    ],
  ],
] as const;

describe('labelSpots', () => {
  const spots = labelSpots(angle, [5, 5]);

  it('begins with the centre and goes outwards', () => {
    expect(spots[0]).toEqual([5, 5]);
    const away = spots.map(([x, y]) => Math.hypot(x - 5, y - 5));
    expect(away).toEqual(away.toSorted((a, b) => a - b));
    expect(spots.length).toBeGreaterThan(8);
  });

  it('never leaves the district', () => {
    for (const spot of spots)
      expect(
        angle.some((rings) => isInside(spot, rings)),
        String(spot),
      ).toBe(true);
  });
});
