import { describe, expect, it } from 'vitest';
import type { PlanePoint } from './projection';
import { type Ring, simplifyBoundaries } from './simplify-boundaries';

describe('simplifyBoundaries', () => {
  it('drops points on a straight side and keeps corners', () => {
    const square: Ring = [
      [0, 0],
      [5, 0.01],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ];
    expect(simplifyBoundaries([square], 0.1)).toEqual([
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ],
    ]);
  });

  it('keeps the same points on both sides of a shared border', () => {
    const border: PlanePoint[] = [
      [5, 0],
      [5.4, 2],
      [4.7, 4],
      [5.05, 5],
      [5, 6],
      [5.6, 8],
      [5, 10],
    ];
    const west: Ring = [[0, 0], ...border, [0, 10]];
    const east: Ring = [[10, 10], ...border.toReversed(), [10, 0]];
    const [simpleWest, simpleEast] = simplifyBoundaries([west, east], 0.3);
    const shared = (ring: Ring | undefined) =>
      (ring ?? []).filter(([x]) => x > 4 && x < 6).toSorted((a, b) => a[1] - b[1]);
    expect(shared(simpleWest)).toEqual(shared(simpleEast));
    expect(shared(simpleWest).length).toBeLessThan(border.length);
    expect(shared(simpleWest)).toContainEqual([5, 0]);
  });

  it('moves no point and changes the area little', () => {
    const circle: Ring = Array.from({ length: 400 }, (_, i) => {
      const angle = (i / 400) * 2 * Math.PI;
      return [Math.cos(angle) * 10, Math.sin(angle) * 10] as const;
    });
    const [simple] = simplifyBoundaries([circle], 0.05);
    expect(simple?.length).toBeLessThan(60);
    expect(simple?.every((point) => circle.includes(point))).toBe(true);
    expect(areaOf(simple ?? [])).toBeGreaterThan(areaOf(circle) * 0.985);
  });

  it('never makes less than a triangle', () => {
    const sliver: Ring = [
      [0, 0],
      [1, 0.001],
      [2, 0],
      [1, -0.001],
    ];
    expect(simplifyBoundaries([sliver], 1)[0]?.length).toBeGreaterThanOrEqual(3);
  });
});

function areaOf(ring: Ring): number {
  return (
    Math.abs(
      ring.reduce((sum, [x, y], i) => {
        const [nextX, nextY] = ring[(i + 1) % ring.length] as PlanePoint;
        return sum + x * nextY - nextX * y;
      }, 0),
    ) / 2
  );
}
