/** Counts attempts in a window that moves on, per key; memory is bounded. */
export interface AttemptLimit {
  /** 0 when another attempt is allowed, and counts it; else the ms to wait. */
  readonly take: (key: string, now: number) => number;
}

export interface AttemptLimitOptions {
  readonly attempts: number;
  readonly windowMs: number;
  /** Keys remembered at once; beyond it the oldest is forgotten. */
  readonly maxKeys: number;
}

export function createAttemptLimit({ attempts, windowMs, maxKeys }: AttemptLimitOptions): AttemptLimit {
  const taken = new Map<string, readonly number[]>();
  return {
    take(key, now) {
      const recent = (taken.get(key) ?? []).filter((ts) => now - ts < windowMs);
      const [oldest] = recent;
      if (recent.length >= attempts && oldest !== undefined) return oldest + windowMs - now;
      taken.delete(key);
      taken.set(key, [...recent, now]);
      const [first] = taken.keys();
      if (taken.size > maxKeys && first !== undefined) taken.delete(first);
      return 0;
    },
  };
}
