import { Mesh } from 'three';
import { describe, expect, it } from 'vitest';
import { DISTRICTS } from '../../data/catalogue/districts';
import { createRelief, type DistrictLook } from './create-relief';
import { createProjection, type PlanePoint } from './projection';
import { reliefHeightKm } from './relief-height';

const flat: DistrictLook = {
  heightKm: 2.4,
  fill: '#404040',
  line: '#808080',
  outline: '#909090',
  foot: '#000000',
};
const relief = createRelief(DISTRICTS, createProjection([116.3818, 40.2505]));
const solid = relief.object.getObjectByName('relief') as Mesh;

function heightsAt(): { top: number; count: number } {
  const position = solid.geometry.getAttribute('position');
  let [top, count] = [Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < position.count; i++) {
    if (position.getY(i) > top + 1e-4) count = 0;
    if (position.getY(i) >= top - 1e-4) count += 1;
    top = Math.max(top, position.getY(i));
  }
  return { top, count };
}

function signedArea(ring: readonly PlanePoint[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** Area of all triangles that lie flat at this height and look up. */
function topArea(heightKm: number): number {
  const [position, normal] = [solid.geometry.getAttribute('position'), solid.geometry.getAttribute('normal')];
  let area = 0;
  for (let i = 0; i < position.count; i += 3) {
    if (normal.getY(i) < 0.9 || [0, 1, 2].some((k) => position.getY(i + k) < heightKm - 1e-4)) continue;
    const corner = (k: number): PlanePoint => [position.getX(i + k), position.getZ(i + k)];
    area += Math.abs(signedArea([corner(0), corner(1), corner(2)]));
  }
  return area;
}

describe('createRelief', () => {
  it('is one mesh and one set of lines for 16 districts', () => {
    const drawn: string[] = [];
    relief.object.traverse((object) => {
      if (object instanceof Mesh) drawn.push(object.name);
    });
    expect(drawn).toEqual(['relief', 'boundaries']);
    expect(relief.outlines.size).toBe(16);
  });

  it('stays light: under 60,000 triangles', () => {
    expect(solid.geometry.getAttribute('position').count / 3).toBeLessThan(60_000);
    expect(solid.geometry.getAttribute('position').count / 3).toBeGreaterThan(5_000);
  });

  it('raises one district without moving another', () => {
    relief.apply(() => flat);
    expect(heightsAt().top).toBeCloseTo(2.4, 4);
    relief.apply((code) => (code === '110113' ? { ...flat, heightKm: reliefHeightKm(80) } : flat));
    expect(heightsAt().top).toBeCloseTo(reliefHeightKm(80), 4);
    const position = solid.geometry.getAttribute('position');
    const [shunyiEast, shunyiNorth] = createProjection([116.4, 40.2]).toPlane([116.65, 40.13]);
    for (let i = 0; i < position.count; i++)
      if (position.getY(i) > 3.2)
        expect(Math.hypot(position.getX(i) - shunyiEast, -position.getZ(i) - shunyiNorth)).toBeLessThan(45);
  });

  it('covers every district with its top: no hole, no overlap', () => {
    for (const [code, polygons] of relief.outlines) {
      relief.apply((each) => ({ ...flat, heightKm: each === code ? 9 : 1 }));
      const outline = polygons.flat().reduce((sum, ring) => sum + Math.abs(signedArea(ring)), 0);
      expect(topArea(9) / outline).toBeCloseTo(1, 4);
    }
  });

  it('points its tops up and keeps north away from the eye', () => {
    relief.apply(() => flat);
    const [position, normal] = [
      solid.geometry.getAttribute('position'),
      solid.geometry.getAttribute('normal'),
    ];
    const ups: number[] = [];
    for (let i = 0; i < position.count; i++) if (position.getY(i) > 2.399) ups.push(normal.getY(i));
    expect(ups.filter((up) => up > 0).length).toBeGreaterThan(0.97 * ups.length);
    expect(ups.filter((up) => up > 0.999).length).toBeGreaterThan(1000);
    const north = Math.min(...Array.from({ length: position.count }, (_, i) => position.getZ(i)));
    expect(north).toBeLessThan(-80);
  });
});

describe('reliefHeightKm', () => {
  it('is flat without risk and rises with it', () => {
    expect(reliefHeightKm(null)).toBe(reliefHeightKm(0));
    expect(reliefHeightKm(75)).toBeGreaterThan(reliefHeightKm(35));
  });
});
