import type { Object3D } from 'three';
import type { PlantView } from './plant-view';

/** A picture of one kind of thing in the plant: one object, one draw call. */
export interface Actor {
  readonly object: Object3D;
  /** The view changed: colours, sizes, counts. At most four times a second. */
  readonly show: (view: PlantView) => void;
  /** A frame passed: moves what moves. Allocates nothing. */
  readonly move?: (view: PlantView, step: FrameStep) => void;
  readonly dispose: () => void;
}

export interface FrameStep {
  /** Seconds since the last frame, at most 0.25. */
  readonly delta: number;
  /** Seconds since the scene opened. */
  readonly time: number;
}
