import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useRef } from 'react';
import type { PerspectiveCamera } from 'three';
import type { CameraHandle } from './camera-rig';
import type { PlantLayout } from './geometry/layout-plant';
import type { LabelNode } from './label-layer';
import type { PlantView } from './plant-view';
import { projectLabels } from './project-labels';
import { measureScene, publishScene } from './scene-probe';
import { isMoving } from './solids';
import type { Stage } from './stage';

export interface FrameLoopProps {
  readonly stage: Stage;
  readonly layout: PlantLayout;
  readonly view: RefObject<PlantView>;
  readonly camera: RefObject<CameraHandle | null>;
  readonly nodes: RefObject<Map<string, LabelNode>>;
  /** Frames a second while something moves. */
  readonly rate: number;
}

const LABELS_EVERY_S = 0.25;

/** The order of the day for one frame: fly, move, draw, place labels, measure. Frames come on demand or at a capped rate. */
export function FrameLoop({ stage, layout, view, camera: rig, nodes, rate }: FrameLoopProps) {
  const invalidate = useThree((state) => state.invalidate);
  const gl = useThree((state) => state.gl);
  const probe = useRef(measureScene());
  const time = useRef(0);
  const labelled = useRef({ at: -1, seen: '' });

  useFrame(({ scene, camera, size }, delta) => {
    const started = performance.now();
    const step = Math.min(0.25, delta);
    time.current += step;
    const flying = rig.current?.fly(step) ?? false;
    stage.move(view.current, { delta: step, time: time.current });
    gl.render(scene, camera);
    const seen = cameraKey(camera as PerspectiveCamera);
    if (seen !== labelled.current.seen || time.current - labelled.current.at > LABELS_EVERY_S) {
      labelled.current.at = time.current;
      labelled.current.seen = seen;
      probe.current.labels = projectLabels(nodes.current, camera as PerspectiveCamera, layout, size);
    }
    publishScene(probe.current, gl.info.render, performance.now() - started);
    if (flying) invalidate();
  }, 1);

  // Shadows are drawn once for a stage: nothing that casts them moves far.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stage wants new shadows.
  useEffect(() => {
    gl.shadowMap.autoUpdate = false;
    gl.shadowMap.needsUpdate = true;
    invalidate();
  }, [stage, gl, invalidate]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden && isMoving(view.current)) invalidate();
    }, 1000 / rate);
    return () => clearInterval(timer);
  }, [invalidate, rate, view]);
  return null;
}

function cameraKey({ position, quaternion }: PerspectiveCamera): string {
  return `${position.x.toFixed(3)},${position.y.toFixed(3)},${position.z.toFixed(3)},${quaternion.x.toFixed(4)},${quaternion.w.toFixed(4)}`;
}
