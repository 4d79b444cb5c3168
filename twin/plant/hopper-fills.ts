import { BufferAttribute, BufferGeometry, Color, Mesh } from 'three';
import { fillShare, type Hopper, hopperSection } from '../collector/geometry/hopper';
import type { Actor } from './actor';
import { createHatchedMaterial } from './clay-material';
import type { Palette } from './palette';

const CORNERS = 9;
const FACES = [
  0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7, 4, 5, 8, 5, 6, 8, 6, 7, 8, 7, 4, 8,
];

/** The estimated dust in every hopper, hatched: one mesh whose corners follow the level. */
export function createHopperFills(hoppers: readonly Hopper[], palette: Palette): Actor {
  const positions = new BufferAttribute(new Float32Array(hoppers.length * CORNERS * 3), 3);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', positions);
  geometry.setIndex(hoppers.flatMap((_, index) => FACES.map((corner) => corner + index * CORNERS)));
  const material = createHatchedMaterial();
  material.flatShading = true;
  material.color = new Color(palette.dust);
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.receiveShadow = true;
  return {
    object: mesh,
    show(view) {
      hoppers.forEach((hopper, index) => {
        const system = view.collectors.get(hopper.collector);
        const percent = system?.online ? (system.hopperLevelPercent ?? 0) : 0;
        setFill(positions, index * CORNERS, hopper, fillShare(hopper, percent));
      });
      positions.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

const SIGNS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;
/** Keeps the dust off the steel, so that the two faces never fight. */
const CLEARANCE = 0.97;

function setFill(positions: BufferAttribute, first: number, hopper: Hopper, share: number): void {
  const y = hopper.bottomY + (hopper.topY - hopper.bottomY) * share;
  const [lowWidth, lowDepth] = hopperSection(hopper, 0);
  const [width, depth] = hopperSection(hopper, share);
  SIGNS.forEach(([sx, sz], corner) => {
    positions.setXYZ(
      first + corner,
      hopper.x + sx * lowWidth * CLEARANCE,
      hopper.bottomY,
      hopper.z + sz * lowDepth * CLEARANCE,
    );
    positions.setXYZ(
      first + 4 + corner,
      hopper.x + sx * width * CLEARANCE,
      y,
      hopper.z + sz * depth * CLEARANCE,
    );
  });
  positions.setXYZ(first + 8, hopper.x, y + width * 0.25 * Math.min(1, share * 3), hopper.z);
}
