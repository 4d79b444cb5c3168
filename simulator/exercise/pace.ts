/** How simulated time follows the wall clock: at `wallMs` it was `simTs`, and it goes on `speed` times as fast. */
export interface Pace {
  readonly wallMs: number;
  /** Simulated epoch ms. */
  readonly simTs: number;
  readonly speed: number;
}

/** Time that a slow machine or server cost is given up beyond this, wall ms: the run goes on slower instead of hurrying after. */
const MAX_BEHIND_MS = 2000;

/** Simulated moment that is due at `wallMs`, epoch ms. */
export function dueAt(pace: Pace, wallMs: number): number {
  return pace.simTs + (wallMs - pace.wallMs) * pace.speed;
}

/** Wall ms from `wallMs` until the simulated moment `simTs` is due; negative when it is overdue. */
export function waitFor(pace: Pace, simTs: number, wallMs: number): number {
  return (simTs - pace.simTs) / pace.speed - (wallMs - pace.wallMs);
}

/** A pace that owes at most two wall seconds to a run that stands at `simTs`. */
export function forgive(pace: Pace, simTs: number, wallMs: number): Pace {
  const isTooFarBehind = -waitFor(pace, simTs, wallMs) > MAX_BEHIND_MS;
  return isTooFarBehind ? { ...pace, simTs, wallMs: wallMs - MAX_BEHIND_MS } : pace;
}
