import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathLength, roundPath } from './round-path';
import { dot, normalise, subtract, type V3 } from './vector';

test('a right-angled bend of radius 1 shortens 4 m to 2 + pi/2', () => {
  const path = roundPath(
    [
      [0, 0, 0],
      [2, 0, 0],
      [2, 2, 0],
    ],
    1,
  );
  expect(path[0]).toEqual([0, 0, 0]);
  expect(path.at(-1)).toEqual([2, 2, 0]);
  expect(pathLength(path)).toBeCloseTo(2 + Math.PI / 2, 1);
});

test('a straight path stays straight', () => {
  expect(
    roundPath(
      [
        [0, 0, 0],
        [1, 0, 0],
        [3, 0, 0],
      ],
      0.5,
    ),
  ).toEqual([
    [0, 0, 0],
    [1, 0, 0],
    [3, 0, 0],
  ]);
});

test('a duct never turns sharply and never doubles back', () => {
  const leg = fc.tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.constantFrom(-1, 1),
    fc.double({ min: 0.5, max: 5, noNaN: true }),
  );
  fc.assert(
    fc.property(
      fc.array(leg, { minLength: 2, maxLength: 5 }),
      fc.double({ min: 0.1, max: 2, noNaN: true }),
      (legs, radius) => {
        const corners: V3[] = [[0, 0, 0]];
        let lastAxis = -1;
        for (const [axis, sign, length] of legs) {
          if (axis === lastAxis) continue;
          lastAxis = axis;
          const next: [number, number, number] = [...(corners.at(-1) ?? [0, 0, 0])];
          next[axis] = (next[axis] ?? 0) + sign * length;
          corners.push(next);
        }
        const path = roundPath(corners, radius);
        for (let index = 1; index < path.length - 1; index += 1) {
          const [a, b, c] = [path[index - 1], path[index], path[index + 1]];
          if (!a || !b || !c) continue;
          const cosine = dot(normalise(subtract(b, a)), normalise(subtract(c, b)));
          expect(cosine).toBeGreaterThan(Math.cos((12.5 * Math.PI) / 180));
        }
      },
    ),
  );
});
