import { type Box, centreOf, unite } from '../../collector/geometry/box';
import { add, cross, dot, normalise, scale, subtract, type V3 } from '../../collector/geometry/vector';

export interface CameraPose {
  readonly position: V3;
  readonly target: V3;
}

export interface FrameOptions {
  /** Degrees to the right of straight ahead (the viewer stands at +z). */
  readonly azimuthDeg: number;
  /** Degrees above the horizon. */
  readonly elevationDeg: number;
  readonly fovYDeg: number;
  /** Width over height of the picture. */
  readonly aspect: number;
  /** 1 touches the border, 1.15 leaves air. */
  readonly margin: number;
}

/** Where a camera must stand so that the whole box is in the picture, as large as it can be and in its middle. */
export function frameBox(box: Box, options: FrameOptions): CameraPose {
  return frameBoxes([box], options);
}

/** The same for several boxes: nearer than for the one box around them, as the air between them may leave the picture. */
export function frameBoxes(boxes: readonly Box[], options: FrameOptions): CameraPose {
  const view = viewBasis(options);
  const corners = boxes.flatMap(cornersOf);
  let target = centreOf(unite(boxes));
  let pose = poseAt(corners, target, view, options.margin);
  for (let round = 0; round < 6; round += 1) {
    target = recentre(corners, pose, view);
    pose = poseAt(corners, target, view, options.margin);
  }
  return pose;
}

interface ViewBasis {
  readonly away: V3;
  readonly right: V3;
  readonly up: V3;
  readonly tanX: number;
  readonly tanY: number;
}

function viewBasis(options: FrameOptions): ViewBasis {
  const azimuth = (options.azimuthDeg * Math.PI) / 180;
  const elevation = (options.elevationDeg * Math.PI) / 180;
  const away: V3 = [
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  ];
  const right = normalise(cross([0, 1, 0], away));
  const tanY = Math.tan((options.fovYDeg * Math.PI) / 360);
  return { away, right, up: cross(away, right), tanX: tanY * options.aspect, tanY };
}

function poseAt(corners: readonly V3[], target: V3, view: ViewBasis, margin: number): CameraPose {
  const distances = corners.map((corner) => {
    const from = subtract(corner, target);
    const needed = Math.max(
      Math.abs(dot(from, view.right)) / view.tanX,
      Math.abs(dot(from, view.up)) / view.tanY,
    );
    return dot(from, view.away) + needed * margin;
  });
  return { position: add(target, scale(view.away, Math.max(...distances))), target };
}

/** Moves the target so that left and right, top and bottom corners are equally far from the picture's border. */
function recentre(corners: readonly V3[], pose: CameraPose, view: ViewBasis): V3 {
  const seen = corners.map((corner) => {
    const from = subtract(corner, pose.position);
    const depth = -dot(from, view.away);
    return [dot(from, view.right) / depth, dot(from, view.up) / depth] as const;
  });
  const middle = (axis: 0 | 1): number =>
    (Math.min(...seen.map((each) => each[axis])) + Math.max(...seen.map((each) => each[axis]))) / 2;
  const distance = dot(subtract(pose.position, pose.target), view.away);
  return add(pose.target, add(scale(view.right, middle(0) * distance), scale(view.up, middle(1) * distance)));
}

export function cornersOf(box: Box): readonly V3[] {
  return [box.min[0], box.max[0]].flatMap((x) =>
    [box.min[1], box.max[1]].flatMap((y) => [box.min[2], box.max[2]].map((z): V3 => [x, y, z])),
  );
}
