import { type Box, centreOf } from '../../collector/geometry/box';
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

/** Where a camera must stand so that the whole box is in the picture, looking at its middle. */
export function frameBox(box: Box, options: FrameOptions): CameraPose {
  const target = centreOf(box);
  const azimuth = (options.azimuthDeg * Math.PI) / 180;
  const elevation = (options.elevationDeg * Math.PI) / 180;
  const away: V3 = [
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  ];
  const right = normalise(cross([0, 1, 0], away));
  const up = cross(away, right);
  const tanY = Math.tan((options.fovYDeg * Math.PI) / 360);
  const tanX = tanY * options.aspect;
  const distances = cornersOf(box).map((corner) => {
    const from = subtract(corner, target);
    const needed = Math.max(Math.abs(dot(from, right)) / tanX, Math.abs(dot(from, up)) / tanY);
    return dot(from, away) + needed * options.margin;
  });
  return { position: add(target, scale(away, Math.max(...distances))), target };
}

export function cornersOf(box: Box): readonly V3[] {
  return [box.min[0], box.max[0]].flatMap((x) =>
    [box.min[1], box.max[1]].flatMap((y) => [box.min[2], box.max[2]].map((z): V3 => [x, y, z])),
  );
}
