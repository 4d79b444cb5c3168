import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  MeshLambertMaterial,
} from 'three';
import type { Nozzle, Tank } from '../collector/geometry/wet-collector';
import type { Actor, FrameStep } from './actor';
import type { Palette } from './palette';
import type { PlantView } from './plant-view';

/** Water in every tank; its surface stands at the measured level. */
export function createWater(tanks: readonly Tank[], palette: Palette): Actor {
  const geometry = new BoxGeometry(1, 1, 1);
  geometry.translate(0, 0.5, 0);
  const material = new MeshLambertMaterial({ color: palette.water, transparent: true, opacity: 0.78 });
  const mesh = new InstancedMesh(geometry, material, Math.max(1, tanks.length));
  mesh.count = tanks.length;
  mesh.frustumCulled = false;
  mesh.renderOrder = 3;
  const matrix = new Matrix4();
  return {
    object: mesh,
    show(view) {
      tanks.forEach((tank, index) => {
        const share = view.collectors.get(tank.collector)?.waterShare ?? 0;
        const height = Math.max(0.001, share * tank.height);
        matrix
          .makeScale(tank.width, height, tank.depth - 0.02)
          .setPosition(tank.x, tank.bottomY + 0.003, tank.z);
        mesh.setMatrixAt(index, matrix);
      });
      mesh.instanceMatrix.needsUpdate = true;
    },
    dispose() {
      mesh.dispose();
      geometry.dispose();
      material.dispose();
    },
  };
}

const DROPS = 46;
const FALL_MS = 3.2;
const DROP_M = 0.13;

/** Falling drops under every nozzle; as many as the measured flow is a share of the rated one. */
export function createSpray(nozzles: readonly Nozzle[], palette: Palette): Actor {
  const total = nozzles.length * DROPS;
  const positions = new Float32Array(total * 6);
  const attribute = new BufferAttribute(positions, 3);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', attribute);
  const material = new LineBasicMaterial({
    color: palette.drop,
    transparent: true,
    opacity: 0.7,
    depthWrite: false,
  });
  const lines = new LineSegments(geometry, material);
  lines.frustumCulled = false;
  lines.renderOrder = 4;
  let fallen = 0;
  const place = (view: PlantView): void => {
    let offset = 0;
    for (const nozzle of nozzles) {
      const drawn = Math.round(DROPS * (view.collectors.get(nozzle.collector)?.sprayDensity ?? 0));
      for (let drop = 0; drop < DROPS; drop += 1) {
        offset = setDrop(positions, offset, nozzle, drop, drop < drawn ? fallen : -1);
      }
    }
    attribute.needsUpdate = true;
  };
  const move = (view: PlantView, { delta }: FrameStep): void => {
    if (view.reducedMotion) return;
    fallen += delta * FALL_MS;
    place(view);
  };
  return {
    object: lines,
    show: place,
    move,
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

/** The golden angle spreads the drops evenly; a drop that is not drawn has no length. */
function setDrop(
  positions: Float32Array,
  offset: number,
  nozzle: Nozzle,
  drop: number,
  fallen: number,
): number {
  const phase = (drop * 0.618034 + nozzle.at[0] * 0.37) % 1;
  const along = fallen < 0 ? 0 : (fallen / nozzle.fall + phase) % 1;
  const angle = (drop * 2.399963 + nozzle.at[2] * 5) * 7.13;
  const spread = nozzle.radius * Math.sqrt((drop * 0.7548777) % 1) * (0.12 + 0.88 * Math.sqrt(along));
  const x = nozzle.at[0] + Math.cos(angle) * spread;
  const z = nozzle.at[2] + Math.sin(angle) * spread;
  const y = nozzle.at[1] - 0.06 - along * nozzle.fall;
  positions[offset] = x;
  positions[offset + 1] = y;
  positions[offset + 2] = z;
  positions[offset + 3] = x;
  positions[offset + 4] = fallen < 0 ? y : y - DROP_M;
  positions[offset + 5] = z;
  return offset + 6;
}
