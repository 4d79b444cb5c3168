import { Mesh } from 'three';
import { describe, expect, it } from 'vitest';
import { DISTRICTS } from '../../data/catalogue/districts';
import { createRelief, type DistrictLook } from './create-relief';
import { createProjection } from './projection';
import { reliefHeightKm } from './relief-height';

const flat: DistrictLook = { heightKm: 1.6, fill: '#404040', line: '#808080', foot: '#000000' };
const relief = createRelief(DISTRICTS, createProjection([116.4, 40.2]));
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
    expect(heightsAt().top).toBeCloseTo(1.6, 4);
    relief.apply((code) => (code === '110113' ? { ...flat, heightKm: reliefHeightKm(80) } : flat));
    expect(heightsAt().top).toBeCloseTo(reliefHeightKm(80), 4);
    const position = solid.geometry.getAttribute('position');
    const [shunyiEast, shunyiNorth] = createProjection([116.4, 40.2]).toPlane([116.65, 40.13]);
    for (let i = 0; i < position.count; i++)
      if (position.getY(i) > 2)
        expect(Math.hypot(position.getX(i) - shunyiEast, -position.getZ(i) - shunyiNorth)).toBeLessThan(45);
  });

  it('points its tops up and keeps north away from the eye', () => {
    relief.apply(() => flat);
    const [position, normal] = [
      solid.geometry.getAttribute('position'),
      solid.geometry.getAttribute('normal'),
    ];
    const ups: number[] = [];
    for (let i = 0; i < position.count; i++) if (position.getY(i) > 1.599) ups.push(normal.getY(i));
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
