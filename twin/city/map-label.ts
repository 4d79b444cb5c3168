import type { ReactNode } from 'react';
import type { STAND } from './place-labels';
import type { PlanePoint } from './projection';

/** One thing of the overlay above the map. What comes first in the list takes its place first. */
export interface MapLabel {
  readonly key: string;
  /** Places it may stand at, the best first; kilometres east and north. */
  readonly spots: readonly PlanePoint[];
  /** Height of what it stands on, kilometres. */
  readonly groundKm: number;
  /** Height of its anchor above that, pixels. */
  readonly risePx: number;
  /** Pixels to lift the label on the screen above its anchor. */
  readonly liftPx: number;
  /** Values of STAND. */
  readonly stand: (typeof STAND)[keyof typeof STAND];
  readonly gapPx: number;
  /** Its text, for tests and benches; empty for what only keeps a place free. */
  readonly text: string;
  /** Null keeps a place of `sizePx` free without drawing. */
  readonly content: ReactNode | null;
  readonly sizePx?: readonly [number, number];
}
