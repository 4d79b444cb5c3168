import { type Box, centreOf, segmentEntry, unite } from '../../collector/geometry/box';
import { type Solid, shapeBounds } from '../../collector/geometry/solid';
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
const LEAST_M: Partial<Record<PartId, number>> = { vent: 7, camera: 3, station: 2.4 };

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

/** Where else the camera may go when something stands before the part: to one side or the other, and higher. */
const ASIDE_DEG = [0, 12, -12, 24] as const;
const RISES_DEG = [0, 8, 16, 24, 32, 40] as const;
/** Per corner of the part that it stands before: a machine hides, a duct or a leg crosses. */
const HIDES: Partial<Record<Solid['part'], number>> = { workshop: 10, building: 3, duct: 1, structure: 1 };
/** What a degree away from the best angle costs, in the same measure. */
const COST_PER_DEG = 0.12;

/** The angle at which the least of the part is hidden, near the part's best one. The collector itself hides nothing: it is cut open. */
function freePose(layout: PlantLayout, placed: PlacedPart, aspect: number): CameraPose {
  const box = atLeast(placed.box, LEAST_M[placed.part] ?? 1.7);
  const points = [centreOf(placed.box), ...cornersOf(placed.box)];
  const obstacles = layout.solids.flatMap((each) => {
    const weight = HIDES[each.part];
    const isOwn = each.part === placed.part && each.collector === placed.collector;
    return weight === undefined || isOwn ? [] : [{ box: shapeBounds(each.shape), weight }];
  });
  const hidden = ({ position }: CameraPose): number =>
    obstacles.reduce(
      (sum, obstacle) =>
        sum +
        obstacle.weight *
          points.filter((point) => segmentEntry(obstacle.box, position, point) !== null).length,
      0,
    );
  const [azimuthDeg, elevationDeg] = ANGLES[placed.part] ?? [20, 16];
  const poses = RISES_DEG.flatMap((rise) =>
    ASIDE_DEG.map((aside) => {
      const pose = frame(box, [azimuthDeg + aside, elevationDeg + rise], aspect, 1.6);
      return { pose, cost: hidden(pose) + COST_PER_DEG * (rise + Math.abs(aside)) };
    }),
  );
  return poses.reduce((best, each) => (each.cost < best.cost ? each : best)).pose;
}

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
