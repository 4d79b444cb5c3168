import { useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { type PerspectiveCamera, Spherical, Vector3 } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { choosePose, type Preset } from './geometry/choose-pose';
import type { CameraPose } from './geometry/frame-box';
import type { PlantLayout } from './geometry/layout-plant';

export interface CameraHandle {
  /** Moves a flight on by `delta` seconds; true while it flies. */
  readonly fly: (delta: number) => boolean;
  /** Turns round the target by degrees, to the right and up. */
  readonly turn: (azimuthDeg: number, elevationDeg: number) => void;
  /** Comes nearer for a factor below 1. */
  readonly zoom: (factor: number) => void;
  /** Back to where the preset stands. */
  readonly reset: () => void;
}

export interface CameraRigProps {
  readonly layout: PlantLayout;
  readonly preset: Preset;
  readonly reducedMotion: boolean;
  readonly handle: RefObject<CameraHandle | null>;
}

const FLIGHT_S = 0.6;

interface Flight {
  readonly from: Spherical;
  readonly to: Spherical;
  readonly fromTarget: Vector3;
  readonly toTarget: Vector3;
  elapsed: number;
}

/** Orbit controls, and a flight of 0.6 s to each preset. Under reduced motion the camera is there at once. */
export function CameraRig({ layout, preset, reducedMotion, handle }: CameraRigProps) {
  const camera = useThree((state) => state.camera) as PerspectiveCamera;
  const dom = useThree((state) => state.gl.domElement);
  const size = useThree((state) => state.size);
  const invalidate = useThree((state) => state.invalidate);
  const controls = useRef<OrbitControls | null>(null);
  const flight = useRef<Flight | null>(null);
  /** True after a person moved the camera: a new size of the window then leaves it where it is. */
  const moved = useRef(false);
  const shown = useRef<{ readonly layout: PlantLayout; readonly preset: Preset } | null>(null);
  const aspect = size.width / Math.max(1, size.height);

  useEffect(() => {
    const made = new OrbitControls(camera, dom);
    made.enableDamping = false;
    made.maxPolarAngle = Math.PI * 0.495;
    made.minDistance = 1.5;
    made.maxDistance = 140;
    made.screenSpacePanning = false;
    const wake = (): void => {
      flight.current = null;
      moved.current = true;
      invalidate();
    };
    made.addEventListener('start', wake);
    made.addEventListener('change', () => invalidate());
    controls.current = made;
    return () => made.dispose();
  }, [camera, dom, invalidate]);

  useEffect(() => {
    const held = controls.current;
    if (!held) return;
    const pose = choosePose(layout, preset, aspect);
    const before = shown.current;
    shown.current = { layout, preset };
    const isSame = before?.layout === layout && before.preset === preset;
    if (isSame && moved.current) return;
    moved.current = false;
    const flying = flight.current;
    if (before?.layout !== layout || reducedMotion || (isSame && !flying)) {
      jump(camera, held, pose);
      flight.current = null;
    } else {
      flight.current = startFlight(camera, held, pose, isSame ? (flying?.elapsed ?? 0) : 0);
    }
    invalidate();
  }, [layout, preset, aspect, reducedMotion, camera, invalidate]);

  useImperativeHandle(handle, () => {
    const look = (change: (spherical: Spherical) => void): void => {
      const held = controls.current;
      if (!held) return;
      flight.current = null;
      moved.current = true;
      const spherical = new Spherical().setFromVector3(camera.position.clone().sub(held.target));
      change(spherical);
      spherical.phi = Math.min(Math.PI * 0.495, Math.max(0.05, spherical.phi));
      camera.position.setFromSpherical(spherical).add(held.target);
      held.update();
      invalidate();
    };
    return {
      fly(delta) {
        const now = flight.current;
        const held = controls.current;
        if (!now || !held) return false;
        now.elapsed += delta;
        const share = ease(Math.min(1, now.elapsed / FLIGHT_S));
        held.target.lerpVectors(now.fromTarget, now.toTarget, share);
        camera.position.setFromSpherical(between(now.from, now.to, share)).add(held.target);
        held.update();
        if (now.elapsed >= FLIGHT_S) flight.current = null;
        return flight.current !== null;
      },
      turn: (azimuthDeg, elevationDeg) =>
        look((spherical) => {
          spherical.theta += (azimuthDeg * Math.PI) / 180;
          spherical.phi -= (elevationDeg * Math.PI) / 180;
        }),
      zoom: (factor) =>
        look((spherical) => {
          spherical.radius = Math.min(140, Math.max(1.5, spherical.radius * factor));
        }),
      reset() {
        const held = controls.current;
        if (!held) return;
        moved.current = false;
        const pose = choosePose(layout, preset, aspect);
        if (reducedMotion) jump(camera, held, pose);
        else flight.current = startFlight(camera, held, pose, 0);
        invalidate();
      },
    };
  }, [camera, invalidate, layout, preset, aspect, reducedMotion]);
  return null;
}

function jump(camera: PerspectiveCamera, controls: OrbitControls, pose: CameraPose): void {
  camera.position.set(...pose.position);
  controls.target.set(...pose.target);
  controls.update();
}

function startFlight(
  camera: PerspectiveCamera,
  controls: OrbitControls,
  pose: CameraPose,
  elapsed: number,
): Flight {
  const toTarget = new Vector3(...pose.target);
  const from = new Spherical().setFromVector3(camera.position.clone().sub(controls.target));
  const to = new Spherical().setFromVector3(new Vector3(...pose.position).sub(toTarget));
  while (to.theta - from.theta > Math.PI) to.theta -= Math.PI * 2;
  while (to.theta - from.theta < -Math.PI) to.theta += Math.PI * 2;
  return { from, to, fromTarget: controls.target.clone(), toTarget, elapsed };
}

const step = new Spherical();

function between(from: Spherical, to: Spherical, share: number): Spherical {
  step.radius = from.radius + (to.radius - from.radius) * share;
  step.phi = from.phi + (to.phi - from.phi) * share;
  step.theta = from.theta + (to.theta - from.theta) * share;
  return step;
}

function ease(share: number): number {
  return share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
}
