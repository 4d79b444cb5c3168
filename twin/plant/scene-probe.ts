/** What benches and tests read from `window.__dustTwinScene`. */
export interface SceneFigures {
  readonly drawCalls: number;
  readonly triangles: number;
  /** Median script time of the last 120 frames, milliseconds. */
  readonly scriptMs: number;
  /** Texts of the labels that show. */
  readonly labels: readonly string[];
}

declare global {
  interface Window {
    __dustTwinScene?: SceneFigures;
  }
}

const FRAMES = 120;

export interface SceneProbe {
  readonly times: Float64Array;
  count: number;
  labels: readonly string[];
}

export function measureScene(): SceneProbe {
  return { times: new Float64Array(FRAMES), count: 0, labels: [] };
}

/** Notes one frame. The figures are read on demand, so that a frame costs no sorting. */
export function publishScene(
  probe: SceneProbe,
  render: { readonly calls: number; readonly triangles: number },
  scriptMs: number,
): void {
  probe.times[probe.count % FRAMES] = scriptMs;
  probe.count += 1;
  if (probe.count > 1) return;
  window.__dustTwinScene = {
    get drawCalls() {
      return render.calls;
    },
    get triangles() {
      return render.triangles;
    },
    get scriptMs() {
      return median(probe.times.slice(0, Math.min(FRAMES, probe.count)));
    },
    get labels() {
      return probe.labels;
    },
  };
}

function median(values: Float64Array): number {
  return values.sort()[Math.floor(values.length / 2)] ?? 0;
}
