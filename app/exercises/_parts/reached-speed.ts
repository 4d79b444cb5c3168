/** A run's simulated moment as it was learned at a moment of this machine's clock; both ms. */
export interface SpeedSample {
  readonly simTs: number;
  readonly wallMs: number;
}

const LOOK_BACK_MS = 10_000;
const LEAST_MS = 1500;

/** Puts a sample behind the others and forgets those older than ten seconds; a clock that stood or ran backwards begins anew. */
export function addSample(samples: readonly SpeedSample[], sample: SpeedSample): readonly SpeedSample[] {
  const last = samples.at(-1);
  if (last && sample.simTs <= last.simTs) return [sample];
  return [...samples.filter(({ wallMs }) => sample.wallMs - wallMs <= LOOK_BACK_MS), sample];
}

/** Simulated seconds per second over the samples held; null while they are too close together to tell. */
export function reachedSpeed(samples: readonly SpeedSample[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || last.wallMs - first.wallMs < LEAST_MS) return null;
  return (last.simTs - first.simTs) / (last.wallMs - first.wallMs);
}
