import {
  AmbientLight,
  DirectionalLight,
  Group,
  HemisphereLight,
  InstancedMesh,
  type Object3D,
  Raycaster,
  type Camera as ThreeCamera,
  Vector2,
} from 'three';
import { centreOf } from '../collector/geometry/box';
import type { PartId } from '../collector/parts';
import type { Actor, FrameStep } from './actor';
import { createBags, createPuffs } from './bags';
import { createEdges } from './edges';
import { createFloor } from './floor';
import type { PlantLayout } from './geometry/layout-plant';
import { createHopperFills } from './hopper-fills';
import type { Palette } from './palette';
import type { PlantView } from './plant-view';
import { createClay, createClear, solidOfHit } from './solids';
import { createStreaks } from './streaks';
import { createSpray, createWater } from './water';

/** Everything that is drawn of one plant. */
export interface Stage {
  readonly object: Object3D;
  readonly show: (view: PlantView) => void;
  readonly move: (view: PlantView, step: FrameStep) => void;
  /** The part under a point of the picture, -1..1 to the right and up. */
  readonly pick: (
    x: number,
    y: number,
    camera: ThreeCamera,
  ) => { readonly collector: string; readonly part: PartId } | null;
  readonly dispose: () => void;
}

export function createStage(layout: PlantLayout, palette: Palette): Stage {
  const clay = createClay(layout.solids, palette);
  const bags = createBags(layout.bags, palette);
  const actors: readonly Actor[] = [
    createFloor(layout, palette),
    clay,
    createEdges(layout.solids, palette),
    bags,
    createHopperFills(layout.hoppers, palette),
    createWater(layout.tanks, palette),
    createSpray(layout.nozzles, palette),
    createStreaks(layout.streams, palette),
    createPuffs(layout.bags, palette),
    createClear(layout.solids, palette),
  ];
  const key = keyLight(layout, palette);
  const object = new Group();
  object.add(
    new HemisphereLight(palette.skyLight, palette.groundLight, palette.hemisphere),
    new AmbientLight('#ffffff', 0.12),
  );
  object.add(key, key.target, ...actors.map((actor) => actor.object));

  const raycaster = new Raycaster();
  const point = new Vector2();
  return {
    object,
    show: (view) => {
      for (const actor of actors) actor.show(view);
    },
    move: (view, step) => {
      for (const actor of actors) actor.move?.(view, step);
    },
    pick(x, y, camera) {
      raycaster.setFromCamera(point.set(x, y), camera);
      const [hit] = raycaster.intersectObjects([clay.object, bags.object], false);
      if (!hit) return null;
      if (hit.object instanceof InstancedMesh) {
        const bag = layout.bags[hit.instanceId ?? -1];
        return bag ? { collector: bag.collector, part: 'filter' } : null;
      }
      const solid = solidOfHit(layout.solids, hit.batchId);
      if (!solid || solid.part === 'building') return null;
      return { collector: solid.collector, part: solid.part === 'structure' ? 'filter' : solid.part };
    },
    dispose() {
      key.dispose();
      for (const actor of actors) actor.dispose();
    },
  };
}

/** One warm light from the upper left in front, so that it falls into the open collectors; its shadows are drawn once. */
function keyLight(layout: PlantLayout, palette: Palette): DirectionalLight {
  const { floor, bounds } = layout;
  const light = new DirectionalLight('#fff4e6', palette.key);
  const middle = centreOf(bounds);
  const reach = Math.hypot(floor.right - floor.left, bounds.max[1], floor.front - floor.back) / 2 + 1;
  light.target.position.set(...middle);
  light.position.set(middle[0] - reach * 0.55, middle[1] + reach * 1.15, middle[2] + reach * 0.95);
  light.castShadow = true;
  light.shadow.mapSize.set(2048, 2048);
  light.shadow.radius = 3;
  light.shadow.normalBias = 0.06;
  light.shadow.bias = -0.0006;
  Object.assign(light.shadow.camera, {
    left: -reach,
    right: reach,
    top: reach,
    bottom: -reach,
    near: 0.1,
    far: reach * 4,
  });
  return light;
}
