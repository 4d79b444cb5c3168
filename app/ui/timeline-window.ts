export const TIMELINE_SPANS = ['1h', '8h', '24h', '7d', 'run'] as const;
export type TimelineSpan = (typeof TIMELINE_SPANS)[number];

const HOUR_MS = 3_600_000;
export const TIMELINE_SPAN_MS: Readonly<Record<Exclude<TimelineSpan, 'run'>, number>> = {
  '1h': HOUR_MS,
  '8h': 8 * HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 168 * HOUR_MS,
};

/** What the clock bar spans; epoch ms. */
export interface TimelineWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * The window of `spanMs` that shows `at` (null: the present, at its right end). It turns like a page, half a span at a time, so that it
 * stands still while a person moves about in it; near the present it ends there. All in epoch ms.
 */
export function windowAround(at: number | null, spanMs: number, present: number): TimelineWindow {
  const last = { from: present - spanMs, to: present };
  if (at === null || at >= present) return last;
  const half = spanMs / 2;
  const from = Math.floor((at - spanMs / 4) / half) * half;
  return from + spanMs >= present ? last : { from, to: from + spanMs };
}
