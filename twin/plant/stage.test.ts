import { type BatchedMesh, Matrix4, type Mesh, type Object3D, PerspectiveCamera, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { buildRegistry } from '../../data/model/registry';
import { createLatestStore } from '../live/latest';
import { layoutPlant, type Plant } from './geometry/layout-plant';
import { PALETTES } from './palette';
import { createPulseMemory, readPlantView } from './plant-view';
import { createStage } from './stage';

const registry = buildRegistry(SAMPLE_RECORDS);
const plants = [...registry.enterprises.values()].map(
  (enterprise): Plant => ({
    enterprise,
    collectors: [...registry.collectors.values()].filter((each) => each.enterprise === enterprise.id),
    stations: [...registry.stations.values()].filter((each) => each.enterprise === enterprise.id),
    cameras: [...registry.cameras.values()].filter((each) => each.enterprise === enterprise.id),
  }),
);

/** Without a graphics card: what would be drawn, counted. Each mesh is one draw call, and one more where it casts shadow. */
test.each(plants.map((plant) => ({ id: plant.enterprise.id, plant })))(
  '$id: few draw calls, finite geometry, moving parts move',
  ({ plant }) => {
    const layout = layoutPlant(plant);
    const stage = createStage(layout, PALETTES.dark);
    const meshes: Object3D[] = [];
    stage.object.traverse((object) => {
      if ('geometry' in object) meshes.push(object);
    });
    expect(meshes.length + meshes.filter((mesh) => mesh.castShadow).length).toBeLessThanOrEqual(20);
    for (const mesh of meshes) {
      const { array } = (mesh as Mesh).geometry.getAttribute('position');
      expect(array.every((number) => Number.isFinite(number))).toBe(true);
    }
    stage.dispose();
  },
);

test('a frame moves the fan of a running system and leaves a stopped one still', () => {
  const [plant] = plants;
  if (!plant) throw new Error('no plant');
  const layout = layoutPlant(plant);
  const stage = createStage(layout, PALETTES.dark);
  const store = createLatestStore();
  store.applyFrame({
    world: 'live',
    seq: 1,
    ts: 1,
    values: [
      ['E1-C01', 'running', 1, 1, 0],
      ['E1-C02', 'running', 1, 0, 0],
    ],
    estimates: [],
    stations: [{ station: 'S1', online: true, since: 0 }],
  });
  const view = readPlantView({
    plant,
    store,
    alarms: [],
    pulses: createPulseMemory(),
    reducedMotion: false,
    selected: null,
    hovered: null,
  });
  stage.show(view);
  const clay = find<BatchedMesh>(stage.object, 'isBatchedMesh');
  const before = matrices(clay);
  stage.move(view, { delta: 0.1, time: 0.1 });
  const after = matrices(clay);
  const opaque = layout.solids.filter((each) => !['glass', 'hazard', 'sight'].includes(each.tone));
  const moved = opaque.filter((_, index) => before[index] !== after[index]);
  expect(new Set(moved.map((each) => each.collector))).toEqual(new Set(['E1-C01']));
  expect(moved.some((each) => each.part === 'fan')).toBe(true);
  stage.move({ ...view, reducedMotion: true }, { delta: 0.1, time: 0.2 });
  expect(matrices(clay)).toEqual(after);
  stage.dispose();
});

test('a ray into the open collector hits its bags', () => {
  const [plant] = plants;
  if (!plant) throw new Error('no plant');
  const layout = layoutPlant(plant);
  const stage = createStage(layout, PALETTES.dark);
  const bag = layout.bags.findLast((each) => each.collector === 'E1-C01');
  if (!bag) throw new Error('no bag');
  const camera = new PerspectiveCamera(30, 1, 0.1, 200);
  camera.position.set(bag.at[0], bag.at[1] - bag.length / 2, 30);
  camera.lookAt(new Vector3(bag.at[0], bag.at[1] - bag.length / 2, 0));
  camera.updateMatrixWorld();
  expect(stage.pick(0, 0, camera)).toEqual({ collector: 'E1-C01', part: 'filter' });
  stage.dispose();
});

function find<T extends Object3D>(root: Object3D, flag: string): T {
  let found: Object3D | null = null;
  root.traverse((object) => {
    if (!found && flag in object) found = object;
  });
  if (!found) throw new Error(`nothing is ${flag}`);
  return found as T;
}

function matrices(mesh: BatchedMesh): readonly string[] {
  const matrix = new Matrix4();
  return Array.from({ length: mesh.instanceCount }, (_, index) =>
    mesh.getMatrixAt(index, matrix).elements.join(),
  );
}
