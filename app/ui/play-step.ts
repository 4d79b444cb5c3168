import type { Loop } from './clock-address';

/** What plays: from which moment, for how long, how fast. Epoch ms, ms, seconds a second. */
export interface Playing {
  readonly at: number;
  readonly elapsedMs: number;
  readonly speed: number;
  readonly loop: Loop | null;
  /** Where the past ends: the world's present. */
  readonly present: number;
}

/** The moment that is played next. A loop begins again at its end; without one, what plays ends at the present. */
export function playStep({ at, elapsedMs, speed, loop, present }: Playing): {
  readonly at: number;
  readonly ended: boolean;
} {
  const next = at + elapsedMs * speed;
  const end = loop ? Math.min(loop.to, present) : present;
  if (next < end) return { at: next, ended: false };
  if (loop && loop.from < end) return { at: loop.from, ended: false };
  return { at: end, ended: true };
}
