import { InstancedMesh } from 'three';
import { describe, expect, it } from 'vitest';
import { CITY_PALETTES } from './city-palette';
import { createPillars, pillarHeightPx } from './create-pillars';
import { gatherEnterprises, type PlacedEnterprise } from './gather-enterprises';

function crowd(count: number): PlacedEnterprise[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `E${i}`,
    east: (i % 210) - 105,
    north: Math.floor(i / 210) - 100,
    actual: i % 101,
    actualLevel: i % 2 ? ('blue' as const) : ('red' as const),
    extreme: 80,
    extremeLevel: 'red' as const,
    warning: null,
    waiting: false,
  }));
}

function drawnMeshes(count: number): InstancedMesh[] {
  const gatherings = gatherEnterprises(crowd(count), 0);
  expect(gatherings).toHaveLength(count);
  const pillars = createPillars(count);
  pillars.apply(
    gatherings.map((gathering) => ({ gathering, groundKm: 2 })),
    CITY_PALETTES.dark,
  );
  const meshes: InstancedMesh[] = [];
  pillars.object.traverse((object) => {
    if (object instanceof InstancedMesh) meshes.push(object);
  });
  pillars.dispose();
  return meshes;
}

describe('createPillars', () => {
  it('draws 43,000 enterprises with as many draws as five', () => {
    const [few, many] = [drawnMeshes(5), drawnMeshes(43_000)];
    expect(many.length).toBe(few.length);
    expect(many.length).toBeLessThanOrEqual(4);
    expect(many.map((mesh) => mesh.count)).toEqual([43_000, 43_000, 43_000, 43_000]);
  });

  it('puts a pillar where its enterprise is: east right, north away, on the ground', () => {
    const [core] = drawnMeshes(1);
    expect([...(core?.instanceMatrix.array.slice(12, 15) ?? [])]).toEqual([-105, 2, 100]);
    expect(core?.instanceMatrix.array[5]).toBeCloseTo(pillarHeightPx(0), 5);
  });

  it('stands higher for more risk, and never beyond its scale', () => {
    expect(pillarHeightPx(null)).toBe(pillarHeightPx(0));
    expect(pillarHeightPx(80)).toBeGreaterThan(pillarHeightPx(30));
    expect(pillarHeightPx(900)).toBe(pillarHeightPx(100));
  });
});
