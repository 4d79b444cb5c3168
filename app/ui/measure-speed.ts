/** What a run's clock said, and when it was heard; ms. */
export interface ClockSample {
  readonly simTs: number;
  readonly wallTs: number;
}

/** Simulated seconds a second over the samples, oldest first; null until they span a second. */
export function measureSpeed(samples: readonly ClockSample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.wallTs - first.wallTs < 1000) return null;
  return (last.simTs - first.simTs) / (last.wallTs - first.wallTs);
}
