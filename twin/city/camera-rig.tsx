import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { PerspectiveCamera } from 'three';
import { MapControls } from 'three/addons/controls/MapControls.js';
import { blendViews } from './blend-views';
import {
  type CityView,
  DISTANCE_LIMITS_KM,
  kilometresPerPixel,
  poseOfView,
  TILT_LIMITS_DEG,
  viewOfPose,
} from './city-view';
import type { Projection } from './projection';

export interface CameraHandle {
  /** Where the camera is, or is flying to. */
  readonly view: () => CityView;
  /** Width of the picture divided by its height. */
  readonly aspect: () => number;
  /** Flies in 0.6 s, or jumps where motion is not wanted. `whole` is the whole city, and stays so when the window changes. */
  readonly fly: (to: CityView | 'whole') => void;
}

export interface CameraRigProps {
  readonly handle: RefObject<CameraHandle | null>;
  readonly projection: Projection;
  /** Null begins with the whole city. */
  readonly initial: CityView | null;
  /** The whole city in a picture of this aspect. */
  readonly wholeView: (aspect: number) => CityView;
  /** Farthest the target may go from the origin, kilometres. */
  readonly reachKm: number;
  readonly reducedMotion: boolean;
  /** False when nobody can touch the screen. */
  readonly movable: boolean;
  /** Every drawn frame: kilometres a pixel spans, and the heading. */
  readonly onMove: (kmPerPx: number, headingDeg: number) => void;
  /** The camera came to rest after a person or a flight moved it; null is the whole city. */
  readonly onRest: (view: CityView | null) => void;
}

const FLIGHT_S = 0.6;
const RAD = Math.PI / 180;

interface Flight {
  readonly from: CityView;
  readonly to: CityView;
  startedS: number | null;
}

/** Camera of the map: drag pans, right drag turns, wheel zooms to the pointer; flights for buttons, keys and clicks. */
export function CameraRig(props: CameraRigProps) {
  const camera = useThree((state) => state.camera) as PerspectiveCamera;
  const canvas = useThree((state) => state.gl.domElement);
  const { width, height } = useThree((state) => state.size);
  const invalidate = useThree((state) => state.invalidate);
  const { handle, projection, movable } = props;
  const latest = useRef(props);
  latest.current = props;
  const flight = useRef<Flight | null>(null);
  const atWhole = useRef(props.initial === null);
  const controls = useMemo(() => new MapControls(camera), [camera]);
  const aspect = width / Math.max(1, height);

  useEffect(() => {
    if (!movable) return;
    const release = connect(controls, canvas, {
      reachKm: () => latest.current.reachKm,
      onChange: invalidate,
      onStart: () => {
        flight.current = null;
        atWhole.current = false;
      },
      onEnd: () => latest.current.onRest(readView(controls, latest.current.projection)),
    });
    return release;
  }, [controls, canvas, invalidate, movable]);

  const opened = useRef(false);
  useEffect(() => {
    const { initial, wholeView } = latest.current;
    if (atWhole.current) setView(controls, wholeView(aspect), projection);
    else if (!opened.current && initial) setView(controls, initial, projection);
    opened.current = true;
    invalidate();
  }, [controls, projection, aspect, invalidate]);

  useImperativeHandle(
    handle,
    () => ({
      view: () => flight.current?.to ?? readView(controls, projection),
      aspect: () => aspect,
      fly(to) {
        atWhole.current = to === 'whole';
        const view = to === 'whole' ? latest.current.wholeView(aspect) : to;
        if (latest.current.reducedMotion) {
          setView(controls, view, projection);
          latest.current.onRest(to === 'whole' ? null : to);
        } else flight.current = { from: readView(controls, projection), to: view, startedS: null };
        invalidate();
      },
    }),
    [controls, projection, aspect, invalidate],
  );

  useFrame(({ clock }) => {
    const going = flight.current;
    if (going) {
      going.startedS ??= clock.elapsedTime;
      const t = Math.min(1, (clock.elapsedTime - going.startedS) / FLIGHT_S);
      setView(controls, blendViews(going.from, going.to, t), projection);
      if (t < 1) invalidate();
      else {
        flight.current = null;
        latest.current.onRest(atWhole.current ? null : going.to);
      }
    }
    const { position } = camera;
    const { target } = controls;
    const headingDeg = Math.atan2(target.x - position.x, position.z - target.z) / RAD;
    latest.current.onMove(kilometresPerPixel(position.distanceTo(target), height), headingDeg);
  }, -100);

  return null;
}

interface Steering {
  readonly reachKm: () => number;
  readonly onChange: () => void;
  readonly onStart: () => void;
  readonly onEnd: () => void;
}

function connect(controls: MapControls, canvas: HTMLCanvasElement, steering: Steering): () => void {
  controls.enableDamping = false;
  controls.zoomToCursor = true;
  controls.screenSpacePanning = false;
  [controls.minDistance, controls.maxDistance] = DISTANCE_LIMITS_KM;
  [controls.minPolarAngle, controls.maxPolarAngle] = [TILT_LIMITS_DEG[0] * RAD, TILT_LIMITS_DEG[1] * RAD];
  const change = () => {
    const reach = steering.reachKm();
    controls.target.x = Math.min(reach, Math.max(-reach, controls.target.x));
    controls.target.z = Math.min(reach, Math.max(-reach, controls.target.z));
    steering.onChange();
  };
  controls.connect(canvas);
  controls.addEventListener('change', change);
  controls.addEventListener('start', steering.onStart);
  controls.addEventListener('end', steering.onEnd);
  return () => {
    controls.removeEventListener('change', change);
    controls.removeEventListener('start', steering.onStart);
    controls.removeEventListener('end', steering.onEnd);
    controls.dispose();
  };
}

function setView(controls: MapControls, view: CityView, projection: Projection): void {
  const pose = poseOfView(view, projection);
  controls.object.position.set(...pose.eye);
  controls.target.set(...pose.target);
  controls.update();
  controls.object.updateMatrixWorld();
}

function readView(controls: MapControls, projection: Projection): CityView {
  const { position } = controls.object;
  const { target } = controls;
  return viewOfPose(
    { eye: [position.x, position.y, position.z], target: [target.x, target.y, target.z] },
    projection,
  );
}
