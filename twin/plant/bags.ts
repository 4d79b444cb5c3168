import { Color, CylinderGeometry, InstancedMesh, Matrix4, MeshLambertMaterial, SphereGeometry } from 'three';
import type { Bag } from '../collector/geometry/dry-collector';
import type { Actor, FrameStep } from './actor';
import { createHatchedMaterial } from './clay-material';
import type { Palette } from './palette';
import type { PlantView } from './plant-view';

/** All filter bags of the plant, tinted and hatched by the estimated load: one draw call. */
export function createBags(bags: readonly Bag[], palette: Palette): Actor {
  const geometry = new CylinderGeometry(1, 0.94, 1, 10, 1);
  geometry.translate(0, -0.5, 0);
  const material = createHatchedMaterial();
  const mesh = new InstancedMesh(geometry, material, Math.max(1, bags.length));
  mesh.count = bags.length;
  mesh.frustumCulled = false;
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  const matrix = new Matrix4();
  bags.forEach((bag, index) => {
    matrix.makeScale(bag.radius, bag.length, bag.radius).setPosition(...bag.at);
    mesh.setMatrixAt(index, matrix);
  });
  const clean = new Color(palette.bagClean);
  const loaded = new Color(palette.bagLoaded);
  const unknown = new Color(palette.bagClean).lerp(loaded, 0.25);
  const colour = new Color();
  return {
    object: mesh,
    show(view) {
      bags.forEach((bag, index) => {
        const system = view.collectors.get(bag.collector);
        const load = system?.bagLoadPercent ?? null;
        if (system?.online !== true) colour.setRGB(-1, -1, -1);
        else if (load === null) colour.copy(unknown);
        else colour.copy(clean).lerp(loaded, load / 100);
        mesh.setColorAt(index, colour);
      });
      if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
    },
    dispose() {
      mesh.dispose();
      geometry.dispose();
      material.dispose();
    },
  };
}

const PUFFS = 14;
const PUFF_S = 1.3;

interface Puff {
  readonly collector: string;
  readonly bags: readonly Bag[];
  readonly columns: number;
  seen: number;
  column: number;
  age: number;
}

/**
 * A short fall of dust from one column of bags after a cleaning pulse was seen in the differential pressure.
 * Which column was cleaned is not known: they take turns in the picture.
 */
export function createPuffs(bags: readonly Bag[], palette: Palette): Actor {
  const geometry = new SphereGeometry(1, 8, 6);
  const material = new MeshLambertMaterial({
    color: palette.dust,
    transparent: true,
    opacity: 0.4,
    depthWrite: false,
  });
  const collectors = [...new Set(bags.map((bag) => bag.collector))];
  const puffs: Puff[] = collectors.map((collector) => {
    const own = bags.filter((bag) => bag.collector === collector);
    const columns = Math.max(0, ...own.map((bag) => bag.column)) + 1;
    return { collector, bags: own, columns, seen: -1, column: -1, age: PUFF_S };
  });
  const mesh = new InstancedMesh(geometry, material, Math.max(1, puffs.length * PUFFS));
  mesh.frustumCulled = false;
  mesh.renderOrder = 4;
  mesh.visible = false;
  const matrix = new Matrix4().makeScale(0, 0, 0);
  for (let slot = 0; slot < mesh.count; slot += 1) mesh.setMatrixAt(slot, matrix);
  const place = (puff: Puff, slot: number, index: number): void => {
    const share = index / PUFFS;
    const first = puff.bags[puff.column];
    const last = puff.bags[puff.bags.length - puff.columns + puff.column];
    const life = puff.age / PUFF_S;
    const size = first && life < 1 ? first.radius * (0.7 + 1.1 * life) * (1 - life) : 0;
    const z =
      first && last ? first.at[2] + (last.at[2] - first.at[2]) * (0.4 + 0.6 * ((index * 0.37) % 1)) : 0;
    const drop = first ? first.length * (0.25 + 0.8 * share + life * 0.8) : 0;
    matrix
      .makeScale(size, size * 1.5, size)
      .setPosition((first?.at[0] ?? 0) + (share - 0.5) * 0.1, (first?.at[1] ?? 0) - drop, z);
    mesh.setMatrixAt(slot, matrix);
  };
  const move = (view: PlantView, { delta }: FrameStep): void => {
    let alive = false;
    for (let number = 0; number < puffs.length; number += 1) {
      const puff = puffs[number];
      if (!puff || puff.age >= PUFF_S) continue;
      puff.age += view.reducedMotion ? PUFF_S : delta;
      alive = true;
      for (let index = 0; index < PUFFS; index += 1) place(puff, number * PUFFS + index, index);
    }
    mesh.visible = alive;
    if (alive) mesh.instanceMatrix.needsUpdate = true;
  };
  return {
    object: mesh,
    show(view) {
      for (const puff of puffs) {
        const count = view.collectors.get(puff.collector)?.pulses ?? 0;
        if (puff.seen >= 0 && count > puff.seen) {
          puff.age = 0;
          puff.column = (puff.column + 1) % puff.columns;
        }
        puff.seen = count;
      }
    },
    move,
    dispose() {
      mesh.dispose();
      geometry.dispose();
      material.dispose();
    },
  };
}
