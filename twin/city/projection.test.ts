import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProjection, type LonLat } from './projection';

const beijing = createProjection([116.4, 40.2]);

/** Great-circle distance (haversine): an outside oracle for short lengths. */
function greatCircleKm(a: LonLat, b: LonLat): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 +
    Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

describe('createProjection', () => {
  it('puts its origin at zero, east to the right and north up', () => {
    expect(beijing.toPlane([116.4, 40.2])).toEqual([0, 0]);
    expect(beijing.toPlane([116.5, 40.2])[0]).toBeGreaterThan(0);
    expect(beijing.toPlane([116.4, 40.3])[1]).toBeGreaterThan(0);
  });

  it('measures one degree of latitude as 111.195 km', () => {
    expect(beijing.toPlane([116.4, 41.2])[1]).toBeCloseTo(111.195, 3);
  });

  it('agrees with the great circle within 1.5 % across the city', () => {
    const inCity = fc.tuple(
      fc.double({ min: 115.4, max: 117.5, noNaN: true }),
      fc.double({ min: 39.4, max: 41.1, noNaN: true }),
    );
    fc.assert(
      fc.property(inCity, inCity, (a, b) => {
        const [p, q] = [beijing.toPlane(a), beijing.toPlane(b)];
        const measured = Math.hypot(p[0] - q[0], p[1] - q[1]);
        expect(Math.abs(measured - greatCircleKm(a, b))).toBeLessThan(0.015 * measured + 1e-6);
      }),
    );
  });

  it('comes back to the same place', () => {
    const [longitude, latitude] = beijing.toLonLat(beijing.toPlane([116.653525, 40.128936]));
    expect(longitude).toBeCloseTo(116.653525, 10);
    expect(latitude).toBeCloseTo(40.128936, 10);
  });
});
