import { type Box, centreOf, segmentEntry, unite } from '../../collector/geometry/box';
import { shapeBounds } from '../../collector/geometry/solid';
import { subtract } from '../../collector/geometry/vector';
import { isPartId, type PartId } from '../../collector/parts';
import { type CameraPose, cornersOf, frameBox, frameBoxes } from './frame-box';
import type { PlacedPart, PlantLayout } from './layout-plant';

/** `plant`, a collector's id, or `collector/part`. Anything else is the whole plant. */
export type Preset = string;

export const FOV_Y_DEG = 30;

/** Parts that show best from another side than the front right. */
const ANGLES: Partial<Record<PartId, readonly [azimuthDeg: number, elevationDeg: number]>> = {
  vent: [122, 20],
  suppression: [150, 20],
  inerting: [150, 20],
  airlock: [14, 8],
  hopper: [14, 12],
  pulse: [26, 38],
  duct: [-32, 30],
  'isolation-valve': [-38, 26],
  'spark-detector': [-38, 26],
  sludge: [-30, 18],
  'hydrogen-vent': [-18, 22],
};

/** Metres to be seen at least, where a part's reach matters: a vent's cone, a camera's sight. */
const LEAST_M: Partial<Record<PartId, number>> = { vent: 7, camera: 5, station: 2.4 };

/** Where the camera of a preset stands, for a picture of the given aspect (width over height). */
export function choosePose(layout: PlantLayout, preset: Preset, aspect: number): CameraPose {
  const [collector = '', part = ''] = preset.split('/');
  const lane = layout.lanes.find((each) => each.collector.id === collector);
  if (!lane) return wholePlant(layout, aspect);
  const placed = isPartId(part)
    ? layout.parts.find((each) => each.collector === collector && each.part === part)
    : undefined;
  if (!placed) return frame(systemBox(layout, collector, lane.body), [17, 22], aspect, 1.06);
  return freePose(layout, placed, aspect);
}

/** Degrees by which the camera rises until nothing of the workshop stands before the part. */
const RISES_DEG = [0, 8, 16, 24, 32, 40] as const;

function freePose(layout: PlantLayout, placed: PlacedPart, aspect: number): CameraPose {
  const box = atLeast(placed.box, LEAST_M[placed.part] ?? 1.7);
  const [azimuthDeg, elevationDeg] = ANGLES[placed.part] ?? [20, 16];
  const obstacles = layout.solids
    .filter(
      (each) =>
        OBSTACLES.has(each.part) && !(each.part === placed.part && each.collector === placed.collector),
    )
    .map((each) => shapeBounds(each.shape));
  const poses = RISES_DEG.map((rise) => frame(box, [azimuthDeg, elevationDeg + rise], aspect, 1.6));
  const free = poses.find(({ position }) =>
    [centreOf(box), ...cornersOf(box)].every((point) =>
      obstacles.every((obstacle) => segmentEntry(obstacle, position, point) === null),
    ),
  );
  return free ?? poses[2] ?? frame(box, [azimuthDeg, elevationDeg], aspect, 1.6);
}

/** What may stand between the camera and a part. The collector itself may: it is cut open. */
const OBSTACLES: ReadonlySet<string> = new Set(['workshop', 'building']);

/** From flat and straight ahead, for a wide picture, to steeper and from the side, for a tall one. */
const PLANT_ANGLES = [
  [14, 22],
  [20, 25],
  [26, 28],
  [32, 31],
] as const;

/** All systems and the door, from the angle that brings them nearest: they fill the picture, whatever its shape. */
function wholePlant({ parts, door }: PlantLayout, aspect: number): CameraPose {
  const [x, , z] = door;
  const entrance: Box = { min: [x - 0.8, 0, z - 0.2], max: [x + 2.4, 2.3, z] };
  const boxes = [entrance, ...parts.map((each) => each.box)];
  const poses = PLANT_ANGLES.map(([azimuthDeg, elevationDeg]) =>
    frameBoxes(boxes, { azimuthDeg, elevationDeg, fovYDeg: FOV_Y_DEG, aspect, margin: 1.05 }),
  );
  return poses.reduce((best, pose) => (distanceOf(pose) < distanceOf(best) ? pose : best));
}

function distanceOf({ position, target }: CameraPose): number {
  return Math.hypot(...subtract(position, target));
}

/** The collector and the ducts next to it, without its workshop. */
function systemBox(layout: PlantLayout, collector: string, body: Box): Box {
  const near = layout.parts.filter(
    (each) => each.collector === collector && (each.part === 'station' || each.part === 'fan'),
  );
  const box = unite([body, ...near.map((each) => each.box)]);
  return { min: [box.min[0] - 0.8, 0, box.min[2]], max: box.max };
}

/** A small part is shown with what surrounds it: the box grows to `side` metres at least, not into the ground. */
function atLeast(box: Box, side: number): Box {
  const grow = ([0, 1, 2] as const).map((axis) => Math.max(0, side - (box.max[axis] - box.min[axis])) / 2);
  const [x = 0, y = 0, z = 0] = grow;
  return {
    min: [box.min[0] - x, Math.max(0, box.min[1] - y), box.min[2] - z],
    max: [box.max[0] + x, box.max[1] + y + Math.max(0, y - box.min[1]), box.max[2] + z],
  };
}

function frame(
  box: Box,
  [azimuthDeg, elevationDeg]: readonly [number, number],
  aspect: number,
  margin: number,
): CameraPose {
  return frameBox(box, { azimuthDeg, elevationDeg, fovYDeg: FOV_Y_DEG, aspect, margin });
}
