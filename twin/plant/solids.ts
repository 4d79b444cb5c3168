import { BatchedMesh, Color, DoubleSide, type Material, Matrix4, MeshBasicMaterial, Vector4 } from 'three';
import { LEVEL_COLOURS, type PartLook, pulseBrightness } from '../appearance';
import type { Motion, Solid, Tone } from '../collector/geometry/solid';
import type { Actor, FrameStep } from './actor';
import { createClayMaterial, HOLLOW } from './clay-material';
import { makeShape } from './make-geometry';
import type { Palette } from './palette';
import type { CollectorView, PlantView } from './plant-view';

const CLEAR_TONES: ReadonlySet<Tone> = new Set(['glass', 'hazard', 'sight']);

/** Every opaque solid of the plant in one batch: one draw call, each solid with its own colour and place. */
export function createClay(solids: readonly Solid[], palette: Palette): Actor {
  const opaque = solids.filter((each) => !CLEAR_TONES.has(each.tone));
  const mesh = createBatch(opaque, createClayMaterial());
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  mesh.sortObjects = false;
  mesh.perObjectFrustumCulled = false;
  const paint = createPainter(opaque, mesh, palette);
  const moversOf = (kinds: readonly Motion['kind'][]): readonly Mover[] =>
    opaque.flatMap((each, index) =>
      each.motion && kinds.includes(each.motion.kind) ? [createMover(mesh, index, each, each.motion)] : [],
    );
  const movers = moversOf(['spin', 'convey']);
  const risers = moversOf(['rise']);
  return {
    object: mesh,
    show: (view) => {
      paint(view, 1);
      for (const rise of risers) rise(view, STILL);
    },
    move: (view, step) => {
      if (view.reducedMotion) return;
      for (const mover of movers) mover(view, step);
      if (hasPulse(view)) paint(view, pulseBrightness(step.time), true);
    },
    dispose: () => disposeBatch(mesh),
  };
}

/** Which solid a ray's `batchId` means. */
export function solidOfHit(actorSolids: readonly Solid[], batchId: number | undefined): Solid | undefined {
  return actorSolids.filter((each) => !CLEAR_TONES.has(each.tone))[batchId ?? -1];
}

/** Glass, sight cones of cameras, and hazard cones of vents; the cones only for the part that is looked at. */
export function createClear(solids: readonly Solid[], palette: Palette): Actor {
  const clear = solids.filter((each) => CLEAR_TONES.has(each.tone));
  const material = new MeshBasicMaterial({ transparent: true, depthWrite: false, side: DoubleSide });
  const mesh = createBatch(clear, material);
  mesh.perObjectFrustumCulled = false;
  mesh.renderOrder = 5;
  const ALPHA: Partial<Record<Tone, number>> = { glass: 0.07, hazard: 0.16, sight: 0.1 };
  const value = new Vector4();
  const colour = new Color();
  return {
    object: mesh,
    show(view) {
      clear.forEach((each, index) => {
        colour.set(palette.tones[each.tone]);
        mesh.setColorAt(index, value.set(colour.r, colour.g, colour.b, ALPHA[each.tone] ?? 0.1));
        mesh.setVisibleAt(index, each.tone === 'glass' || isLookedAt(view, each.collector, each.part));
      });
    },
    dispose: () => disposeBatch(mesh),
  };
}

function isLookedAt(view: PlantView, collector: string, part: Solid['part']): boolean {
  const chosen = view.selected?.collector === collector && view.selected.part === part;
  return chosen || (view.hovered?.collector === collector && view.hovered.part === part);
}

function createBatch(solids: readonly Solid[], material: Material): BatchedMesh {
  const made = solids.map((each) => makeShape(each.shape));
  const geometries = new Map<string, ReturnType<(typeof made)[number]['build']>>();
  const built = made.map((shape) => {
    const shared = shape.key === null ? undefined : geometries.get(shape.key);
    const geometry = shared ?? shape.build();
    if (shape.key !== null) geometries.set(shape.key, geometry);
    return geometry;
  });
  const unique = [...new Set(built)];
  const vertices = unique.reduce((sum, geometry) => sum + geometry.getAttribute('position').count, 0);
  const indices = unique.reduce((sum, geometry) => sum + (geometry.getIndex()?.count ?? 0), 0);
  const mesh = new BatchedMesh(
    Math.max(1, solids.length),
    Math.max(1, vertices),
    Math.max(1, indices),
    material,
  );
  const ids = new Map(unique.map((geometry) => [geometry, mesh.addGeometry(geometry)]));
  built.forEach((geometry, index) => {
    const id = mesh.addInstance(ids.get(geometry) ?? 0);
    mesh.setMatrixAt(id, made[index]?.matrix ?? new Matrix4());
  });
  mesh.computeBoundingBox();
  mesh.computeBoundingSphere();
  mesh.frustumCulled = false;
  for (const geometry of unique) geometry.dispose();
  return mesh;
}

function disposeBatch(mesh: BatchedMesh): void {
  mesh.dispose();
  if (!Array.isArray(mesh.material)) mesh.material.dispose();
}

/** Colours solids by what the view says of their part. With `pulsing` only those whose part pulses. */
function createPainter(
  solids: readonly Solid[],
  mesh: BatchedMesh,
  palette: Palette,
): (view: PlantView, brightness: number, pulsing?: boolean) => void {
  const value = new Vector4();
  const tones = solids.map((each) => new Color(palette.tones[each.tone]));
  const levels = new Map(Object.entries(LEVEL_COLOURS).map(([level, hex]) => [level, new Color(hex)]));
  const ember = new Color(palette.ember);
  const lampOn = new Color(palette.lampOn);
  const mixed = new Color();
  return (view, brightness, pulsing = false) => {
    solids.forEach((each, index) => {
      const tone = tones[index];
      if (!tone) return;
      if (each.part === 'building') {
        if (!pulsing) mesh.setColorAt(index, value.set(tone.r, tone.g, tone.b, 0));
        return;
      }
      const system = view.collectors.get(each.collector);
      const look = each.part === 'structure' ? structureLook(system) : system?.parts.get(each.part);
      if (pulsing && look?.pulses !== true) return;
      const level = look?.level ? levels.get(look.level) : undefined;
      const lit = each.tone === 'lamp' && isLampLit(each.part, system);
      mixed.copy(tone);
      let shine = isLookedAt(view, each.collector, each.part) ? 0.28 : 0;
      if (each.part === 'hopper' && system && system.glow > 0) {
        mixed.lerp(ember, system.glow * 0.9).multiplyScalar(1 - system.glow * 0.45);
        shine = Math.max(shine, system.glow * 0.9);
      }
      if (lit) {
        mixed.copy(lampOn);
        shine = 1;
      }
      if (level) {
        mixed
          .copy(tone)
          .lerp(level, 0.86)
          .multiplyScalar(0.55 + 0.45 * brightness);
        shine = 0.55 * brightness;
      }
      const alpha = (look?.hollow ?? true) && !level ? HOLLOW : shine;
      mesh.setColorAt(index, value.set(mixed.r, mixed.g, mixed.b, alpha));
    });
  };
}

/** Grey or hollow, whatever the parts say that it carries. */
function structureLook(system: CollectorView | undefined): PartLook {
  return system?.online === true ? STANDING : AWAY;
}

const STANDING: PartLook = { level: null, pulses: false, hollow: false, alarmId: null };
const AWAY: PartLook = { ...STANDING, hollow: true };

function isLampLit(part: Solid['part'], system: CollectorView | undefined): boolean {
  if (part === 'station') return system?.online === true;
  return system?.producing === true;
}

function hasPulse(view: PlantView): boolean {
  for (const system of view.collectors.values()) {
    for (const look of system.parts.values()) if (look.pulses) return true;
  }
  return false;
}

const STILL: FrameStep = { delta: 0, time: 0 };

type Mover = (view: PlantView, step: FrameStep) => void;

/** Radians a second at full speed, slow enough to be seen turning. */
const SPIN = { fan: 7, airlock: 1.6, pump: 6 } as const;
const CONVEY_PER_SECOND = 0.22;

function createMover(mesh: BatchedMesh, index: number, each: Solid, motion: Motion): Mover {
  const base = mesh.getMatrixAt(index, new Matrix4()).clone();
  const matrix = new Matrix4();
  const apply = (): void => {
    mesh.setMatrixAt(index, matrix.multiply(base));
  };
  if (motion.kind === 'rise') return createRiser(mesh, index, each.collector, motion.range);
  if (motion.kind === 'convey') {
    let share = 0;
    return (view, { delta }) => {
      if (view.collectors.get(each.collector)?.running !== true) return;
      share = (share + delta * CONVEY_PER_SECOND) % 1;
      matrix.makeTranslation(motion.step[0] * share, motion.step[1] * share, motion.step[2] * share);
      apply();
    };
  }
  let angle = 0;
  const there = new Matrix4().makeTranslation(...motion.about);
  const back = there.clone().invert();
  const turn = new Matrix4();
  return (view, { delta }) => {
    if (!isDriven(motion.drive, view.collectors.get(each.collector))) return;
    angle -= delta * SPIN[motion.drive];
    if (motion.axis === 0) turn.makeRotationX(angle);
    else turn.makeRotationZ(angle);
    matrix.copy(there).multiply(turn).multiply(back);
    apply();
  };
}

function isDriven(drive: 'fan' | 'airlock' | 'pump', system: CollectorView | undefined): boolean {
  if (!system) return false;
  if (drive === 'airlock') return system.airlock === 'turning';
  if (drive === 'pump') return system.sprayDensity > 0;
  return system.running === true;
}

/** The float stands on the measured water. */
function createRiser(mesh: BatchedMesh, index: number, collector: string, rangeM: number): Mover {
  const base = mesh.getMatrixAt(index, new Matrix4()).clone();
  const matrix = new Matrix4();
  return (view) => {
    const share = view.collectors.get(collector)?.waterShare ?? 0;
    mesh.setMatrixAt(index, matrix.makeTranslation(0, share * rangeM, 0).multiply(base));
  };
}

/** Whether anything in the view moves by itself. */
export function isMoving(view: PlantView): boolean {
  if (view.reducedMotion) return false;
  if (hasPulse(view)) return true;
  for (const system of view.collectors.values())
    if (system.running === true || system.sprayDensity > 0) return true;
  return false;
}
