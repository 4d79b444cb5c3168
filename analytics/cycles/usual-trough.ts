import type { CycleMemory } from './cycle-memory';

/** Where cleaning should bring the pressure down to, Pa: the usual trough, or the last one where the whole sawtooth has moved up. */
export function usualTrough({ baseline, troughPa }: Readonly<CycleMemory>): number {
  return troughPa === null ? baseline.troughPa.mean : Math.max(baseline.troughPa.mean, troughPa);
}
