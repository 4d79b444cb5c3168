import {
  Color,
  CylinderGeometry,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  InstancedBufferAttribute,
  InstancedMesh,
  type Material,
  MeshBasicMaterial,
  MeshDepthMaterial,
  MeshLambertMaterial,
  RGBADepthPacking,
  RingGeometry,
  type WebGLProgramParametersWithUniforms,
} from 'three';
import type { CityPalette } from './city-palette';
import type { Gathering } from './gather-enterprises';

/** A gathering and the height of the ground it stands on, kilometres. */
export interface StandingPillar {
  readonly gathering: Gathering;
  readonly groundKm: number;
}

export interface Pillars {
  readonly object: Group;
  /** Writes every pillar into the buffers that are there. Linear; called when risk or grouping changes, not per frame. */
  readonly apply: (standing: readonly StandingPillar[], palette: CityPalette) => void;
  /** Size of one screen pixel in kilometres: pillars keep their size on the screen while the camera moves. */
  readonly setScale: (kmPerPx: number) => void;
  readonly dispose: () => void;
}

/** Sizes on the screen, in pixels at the place looked at. */
export const PILLAR_PX = {
  core: 6.5,
  ghost: 10.5,
  ring: 17,
  /** Height of 100 points of risk. */
  full: 150,
  /** Even no risk stands up a little. */
  least: 5,
} as const;

/** Height on the screen of a risk figure, pixels. */
export function pillarHeightPx(risk: number | null): number {
  return PILLAR_PX.least + (PILLAR_PX.full - PILLAR_PX.least) * (Math.min(100, Math.max(0, risk ?? 0)) / 100);
}

/** A gathering of several is broader, the way an area grows: with the square root of their number, at most 2.2 times. */
export function pillarBreadth(members: number): number {
  return Math.min(2.2, 1 + 0.28 * Math.log2(Math.max(1, members)));
}

/**
 * Every enterprise of the city in four instanced draws: core (actual risk), ghost and its rim (extreme risk), ring on the
 * ground. 5 or 43,000 pillars cost the same number of draws.
 */
export function createPillars(capacity: number): Pillars {
  const scale = { value: 1 };
  const count = Math.max(1, capacity);
  const core = instanced(
    'pillar-cores',
    coreGeometry(),
    scaled(new MeshLambertMaterial({ vertexColors: true }), scale),
    count,
  );
  const ghost = instanced('pillar-ghosts', ghostGeometry(), scaled(ghostMaterial(), scale), count);
  const rim = instanced(
    'pillar-rims',
    flat(new RingGeometry(0.84, 1.06, 6, 1)),
    scaled(flatMaterial(0.95), scale),
    count,
  );
  const ring = instanced(
    'pillar-rings',
    flat(new RingGeometry(0.93, 1, 40, 1)),
    scaled(flatMaterial(0.8), scale),
    count,
  );
  core.castShadow = true;
  core.customDepthMaterial = scaled(new MeshDepthMaterial({ depthPacking: RGBADepthPacking }), scale);
  ghost.renderOrder = 2;
  rim.renderOrder = 3;
  const meshes = { core, ghost, rim, ring };
  const object = new Group();
  object.add(core, ring, ghost, rim);
  return {
    object,
    setScale: (kmPerPx) => {
      scale.value = kmPerPx;
    },
    apply: (standing, palette) => writePillars(meshes, standing, palette),
    dispose: () => Object.values(meshes).forEach(disposeMesh),
  };
}

type Meshes = Readonly<Record<'core' | 'ghost' | 'rim' | 'ring', InstancedMesh>>;

function writePillars(meshes: Meshes, standing: readonly StandingPillar[], palette: CityPalette): void {
  const colour = new Color();
  (meshes.ghost.material as MeshBasicMaterial).color.set(palette.ghost);
  (meshes.ghost.material as MeshBasicMaterial).opacity = palette.ghostOpacity;
  standing.forEach(({ gathering, groundKm: ground }, i) => {
    const breadth = pillarBreadth(gathering.members.length);
    const top = pillarHeightPx(gathering.extreme);
    place(meshes.core, i, gathering, {
      ground,
      radius: PILLAR_PX.core * breadth,
      height: pillarHeightPx(gathering.actual),
      lift: 0,
    });
    place(meshes.ghost, i, gathering, { ground, radius: PILLAR_PX.ghost * breadth, height: top, lift: 0 });
    place(meshes.rim, i, gathering, { ground, radius: PILLAR_PX.ghost * breadth, height: 1, lift: top });
    place(meshes.ring, i, gathering, { ground, radius: PILLAR_PX.ring * breadth, height: 1, lift: 1.5 });
    colour.set(gathering.actualLevel ? palette.levels[gathering.actualLevel] : palette.normal);
    meshes.core.setColorAt(i, colour);
    meshes.ring.setColorAt(i, colour);
    colour.set(gathering.extremeLevel ? palette.levels[gathering.extremeLevel] : palette.normal);
    meshes.rim.setColorAt(i, colour);
  });
  for (const mesh of Object.values(meshes)) {
    mesh.count = standing.length;
    mesh.instanceMatrix.needsUpdate = true;
    if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
    lifts(mesh).needsUpdate = true;
  }
}

interface Stand {
  readonly ground: number;
  readonly radius: number;
  readonly height: number;
  /** Pixels above the ground. */
  readonly lift: number;
}

/** Scale in pixels, place in kilometres; the shader multiplies the first by the size of a pixel. */
function place(mesh: InstancedMesh, index: number, at: Gathering, stand: Stand): void {
  const matrix = mesh.instanceMatrix.array;
  const offset = index * 16;
  matrix[offset] = stand.radius;
  matrix[offset + 5] = stand.height;
  matrix[offset + 10] = stand.radius;
  matrix[offset + 12] = at.east;
  matrix[offset + 13] = stand.ground;
  matrix[offset + 14] = -at.north;
  matrix[offset + 15] = 1;
  lifts(mesh).array[index] = stand.lift / stand.height;
}

function lifts(mesh: InstancedMesh): InstancedBufferAttribute {
  return mesh.geometry.getAttribute('lift') as InstancedBufferAttribute;
}

function instanced<M extends Material>(
  name: string,
  geometry: CylinderGeometry | RingGeometry,
  material: M,
  capacity: number,
): InstancedMesh {
  const mesh = new InstancedMesh(geometry, material, capacity);
  mesh.name = name;
  mesh.count = 0;
  mesh.frustumCulled = false;
  geometry.setAttribute('lift', new InstancedBufferAttribute(new Float32Array(capacity), 1));
  return mesh;
}

/** Adds the instance's lift and the pixel scale in front of the instance matrix: no buffer changes while zooming. */
function scaled<M extends Material>(material: M, scale: { value: number }): M {
  material.onBeforeCompile = (shader: WebGLProgramParametersWithUniforms) => {
    shader.uniforms.kmPerPx = scale;
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nuniform float kmPerPx;\nattribute float lift;')
      .replace(
        '#include <begin_vertex>',
        '#include <begin_vertex>\ntransformed.y += lift;\ntransformed *= kmPerPx;',
      );
  };
  material.customProgramCacheKey = () => 'pillar-in-pixels';
  return material;
}

/** Six-sided, foot at zero, top at one; darker towards the foot so that it stands on the relief. */
function coreGeometry(): CylinderGeometry {
  const geometry = new CylinderGeometry(0.92, 1, 1, 6, 1).translate(0, 0.5, 0);
  const [position, normal] = [geometry.getAttribute('position'), geometry.getAttribute('normal')];
  const tones = Array.from({ length: position.count }, (_, i) => {
    if (normal.getY(i) > 0.9) return 1;
    return position.getY(i) > 0.5 ? 0.95 : 0.55;
  });
  geometry.setAttribute(
    'color',
    new Float32BufferAttribute(
      tones.flatMap((tone) => [tone, tone, tone]),
      3,
    ),
  );
  return geometry;
}

/** An open shell that is clear at the foot and clearest to see at its edge above. */
function ghostGeometry(): CylinderGeometry {
  const geometry = new CylinderGeometry(1, 1, 1, 6, 1, true).translate(0, 0.5, 0);
  const position = geometry.getAttribute('position');
  const alphas = Array.from({ length: position.count }, (_, i) => (position.getY(i) > 0.5 ? 1 : 0.45));
  geometry.setAttribute(
    'color',
    new Float32BufferAttribute(
      alphas.flatMap((alpha) => [1, 1, 1, alpha]),
      4,
    ),
  );
  return geometry;
}

function ghostMaterial(): MeshBasicMaterial {
  return new MeshBasicMaterial({
    vertexColors: true,
    transparent: true,
    side: DoubleSide,
    depthWrite: false,
  });
}

function flatMaterial(opacity: number): MeshBasicMaterial {
  return new MeshBasicMaterial({ transparent: true, opacity, side: DoubleSide, depthWrite: false });
}

function flat(geometry: RingGeometry): RingGeometry {
  return geometry.rotateX(-Math.PI / 2).rotateY(Math.PI / 6) as RingGeometry;
}

function disposeMesh(mesh: InstancedMesh): void {
  mesh.geometry.dispose();
  (mesh.material as Material).dispose();
  mesh.customDepthMaterial?.dispose();
  mesh.dispose();
}
