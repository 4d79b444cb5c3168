import type { Projection } from './projection';

/** How the camera looks at the city. Everything that is needed to draw the same picture again. */
export interface CityView {
  readonly longitude: number;
  readonly latitude: number;
  /** From the eye to the place looked at, kilometres. */
  readonly distanceKm: number;
  /** Heading, degrees clockwise from north; 0 has north at the top. */
  readonly headingDeg: number;
  /** 0 looks straight down, 90 along the ground. */
  readonly tiltDeg: number;
}

/** Scene coordinates: x east, y up, z south, kilometres. */
export interface CameraPose {
  readonly target: readonly [number, number, number];
  readonly eye: readonly [number, number, number];
}

export const CAMERA_FOV_DEG = 30;
export const TILT_LIMITS_DEG: readonly [number, number] = [5, 68];
export const DISTANCE_LIMITS_KM: readonly [number, number] = [8, 700];

/** View -> where target and eye are in the scene. */
export function poseOfView(view: CityView, projection: Projection): CameraPose {
  const [east, north] = projection.toPlane([view.longitude, view.latitude]);
  const [heading, tilt] = [view.headingDeg * RAD, view.tiltDeg * RAD];
  const back = Math.sin(tilt) * view.distanceKm;
  const target = [east, 0, -north] as const;
  return {
    target,
    eye: [
      east - Math.sin(heading) * back,
      Math.cos(tilt) * view.distanceKm,
      -north + Math.cos(heading) * back,
    ],
  };
}

/** The inverse of `poseOfView`; a target above the ground counts as on the ground. */
export function viewOfPose(pose: CameraPose, projection: Projection): CityView {
  const [dx, dy, dz] = [0, 1, 2].map(
    (axis) => (pose.eye[axis] as number) - (pose.target[axis] as number),
  ) as [number, number, number];
  const flat = Math.hypot(dx, dz);
  const [longitude, latitude] = projection.toLonLat([pose.target[0], -pose.target[2]]);
  return {
    longitude,
    latitude,
    distanceKm: Math.hypot(flat, dy),
    headingDeg: flat < 1e-9 ? 0 : (Math.atan2(-dx, dz) / RAD + 360) % 360,
    tiltDeg: Math.atan2(flat, dy) / RAD,
  };
}

/** View -> short text for the address, such as `116.4074_39.9042_210_0_40`. */
export function formatView(view: CityView): string {
  const numbers = [
    view.longitude.toFixed(4),
    view.latitude.toFixed(4),
    view.distanceKm.toFixed(1),
    view.headingDeg.toFixed(0),
    view.tiltDeg.toFixed(0),
  ];
  return numbers.map((text) => String(Number(text))).join('_');
}

/** Text of an address -> view, or null when it is not one. Tilt and distance are brought into their limits. */
export function parseView(text: string): CityView | null {
  const numbers = text.split('_').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [longitude, latitude, distanceKm, headingDeg, tiltDeg] = numbers;
  if (numbers.length !== 5 || !numbers.every(Number.isFinite)) return null;
  if (longitude === undefined || latitude === undefined || distanceKm === undefined) return null;
  if (headingDeg === undefined || tiltDeg === undefined) return null;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return null;
  return {
    longitude,
    latitude,
    distanceKm: clamp(distanceKm, DISTANCE_LIMITS_KM),
    headingDeg: ((headingDeg % 360) + 360) % 360,
    tiltDeg: clamp(tiltDeg, TILT_LIMITS_DEG),
  };
}

export interface FitOptions {
  readonly projection: Projection;
  /** West, south, east, north in kilometres of the projection. */
  readonly bounds: readonly [number, number, number, number];
  /** Width of the picture divided by its height. */
  readonly aspect: number;
  readonly tiltDeg: number;
  readonly headingDeg: number;
  /** Part of the picture that the bounds may fill, 0..1. */
  readonly fill: number;
}

/** The nearest view from which the whole rectangle is seen, centred. */
export function fitView(options: FitOptions): CityView {
  const [west, south, east, north] = options.bounds;
  const frame = frameOf(options);
  let target: [number, number] = [(west + east) / 2, (south + north) / 2];
  let distance = 0;
  for (let pass = 0; pass < 6; pass++) {
    const corners = cornersOf(options.bounds).map((corner) => toCamera(corner, target, frame));
    distance = Math.max(
      ...corners.map(
        (c) => Math.max(Math.abs(c.right) / frame.tanX, Math.abs(c.up) / frame.tanY) - c.forward,
      ),
    );
    const heights = corners.map((c) => c.up / (distance + c.forward));
    const lift = ((Math.max(...heights) + Math.min(...heights)) / 2) * distance;
    const along = lift / Math.max(0.2, frame.cosTilt);
    target = [target[0] + frame.sinHeading * along, target[1] + frame.cosHeading * along];
  }
  const [longitude, latitude] = options.projection.toLonLat(target);
  return {
    longitude,
    latitude,
    distanceKm: distance,
    headingDeg: options.headingDeg,
    tiltDeg: options.tiltDeg,
  };
}

/** How many kilometres one pixel spans at the place looked at, for a picture of this height. */
export function kilometresPerPixel(distanceKm: number, heightPx: number): number {
  return (2 * distanceKm * Math.tan((CAMERA_FOV_DEG * RAD) / 2)) / Math.max(1, heightPx);
}

const RAD = Math.PI / 180;

interface Frame {
  readonly sinHeading: number;
  readonly cosHeading: number;
  readonly sinTilt: number;
  readonly cosTilt: number;
  readonly tanX: number;
  readonly tanY: number;
}

function frameOf(options: FitOptions): Frame {
  const tanY = Math.tan((CAMERA_FOV_DEG * RAD) / 2) * options.fill;
  return {
    sinHeading: Math.sin(options.headingDeg * RAD),
    cosHeading: Math.cos(options.headingDeg * RAD),
    sinTilt: Math.sin(options.tiltDeg * RAD),
    cosTilt: Math.cos(options.tiltDeg * RAD),
    tanX: tanY * options.aspect,
    tanY,
  };
}

/** A point of the ground as the camera sees it, relative to the target. */
function toCamera(point: readonly [number, number], target: readonly [number, number], frame: Frame) {
  const [dx, dy] = [point[0] - target[0], point[1] - target[1]];
  const ahead = dx * frame.sinHeading + dy * frame.cosHeading;
  return {
    right: dx * frame.cosHeading - dy * frame.sinHeading,
    up: ahead * frame.cosTilt,
    forward: ahead * frame.sinTilt,
  };
}

function cornersOf([west, south, east, north]: FitOptions['bounds']): readonly (readonly [number, number])[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}
