/** What a run's clock said, and when it was heard; ms. */
export interface ClockSample {
  readonly simTs: number;
  readonly wallTs: number;
}

/** A page that is just coming alive hears late and then much at once. */
const AT_LEAST_MS = 3000;

/** Simulated seconds a second over the samples, oldest first; null until they span three seconds. */
export function measureSpeed(samples: readonly ClockSample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.wallTs - first.wallTs < AT_LEAST_MS) return null;
  return (last.simTs - first.simTs) / (last.wallTs - first.wallTs);
}
