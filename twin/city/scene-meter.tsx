import { addAfterEffect, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';

/** What benches and tests read from `window.__dustTwinScene`. */
export interface SceneFigures {
  /** Draw calls of the newest frame, shadows included. */
  readonly drawCalls: number;
  readonly triangles: number;
  /** Median script time of the last 120 frames, milliseconds. */
  readonly scriptMs: number;
  /** Texts that are shown now. */
  readonly labels: readonly string[];
  readonly frames: number;
}

const FRAMES = 120;

/** Measures every frame from its first callback to the end of rendering, without allocating, and publishes the figures. */
export function SceneMeter({ readLabels }: { readLabels: () => readonly string[] }) {
  const gl = useThree((state) => state.gl);
  const ring = useMemo(
    () => ({ times: new Float64Array(FRAMES), frames: 0, startedAt: -1, calls: 0, triangles: 0 }),
    [],
  );

  useFrame(() => {
    ring.startedAt = performance.now();
  }, FIRST);

  useEffect(
    () =>
      addAfterEffect(() => {
        if (ring.startedAt < 0) return;
        ring.times[ring.frames % FRAMES] = performance.now() - ring.startedAt;
        ring.frames += 1;
        ring.startedAt = -1;
        ring.calls = gl.info.render.calls;
        ring.triangles = gl.info.render.triangles;
      }),
    [gl, ring],
  );

  useEffect(() => {
    const figures: SceneFigures = {
      get drawCalls() {
        return ring.calls;
      },
      get triangles() {
        return ring.triangles;
      },
      get scriptMs() {
        const known = ring.times.slice(0, Math.min(FRAMES, ring.frames)).sort();
        return known[Math.floor(known.length / 2)] ?? 0;
      },
      get labels() {
        return readLabels();
      },
      get frames() {
        return ring.frames;
      },
    };
    const page = window as unknown as { __dustTwinScene?: SceneFigures };
    page.__dustTwinScene = figures;
    return () => {
      if (page.__dustTwinScene === figures) delete page.__dustTwinScene;
    };
  }, [readLabels, ring]);

  return null;
}

/** Before every other frame callback; below zero, so that the renderer keeps drawing by itself. */
const FIRST = -1000;
