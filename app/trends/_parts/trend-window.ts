import { formatMoment, parseMoment } from '../../ui/clock-address';

/** What is looked at, epoch ms. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export const SPANS = ['1h', '8h', '24h', '7d', '30d', '90d'] as const;
export type Span = (typeof SPANS)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const SPAN_MS: Readonly<Record<Span, number>> = {
  '1h': HOUR_MS,
  '8h': 8 * HOUR_MS,
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
  '90d': 90 * DAY_MS,
};

const LEAST_MS = 10_000;
const MOST_MS = 92 * DAY_MS;
/** A window that follows a running clock moves on in steps of this share of itself. */
const STEP_SHARE = 1 / 240;

/** The last `span` before `now`. Where the clock runs, the end moves in steps, so that not every second asks for the data anew. */
export function windowBefore(now: number, span: Span, isRunning: boolean): TimeWindow {
  const stepMs = Math.max(5000, Math.round(SPAN_MS[span] * STEP_SHARE));
  const to = isRunning ? Math.floor(now / stepMs) * stepMs : now;
  return { from: to - SPAN_MS[span], to };
}

/** `2026-11-21T14:00:00~2026-11-21T15:00:00` (Beijing); null for what is no window of 10 s to 92 days. */
export function parseWindow(text: string | null): TimeWindow | null {
  const [from = null, to = null] = (text ?? '').split('~', 2).map(parseMoment);
  return from === null || to === null || to - from < LEAST_MS || to - from > MOST_MS ? null : { from, to };
}

export function formatWindow({ from, to }: TimeWindow): string {
  return `${formatMoment(from)}~${formatMoment(to)}`;
}

/** Narrower (`factor` below 1) or wider around the middle, within 10 s to 92 days; whole seconds. */
export function scaleWindow({ from, to }: TimeWindow, factor: number): TimeWindow {
  const width = Math.min(MOST_MS, Math.max(LEAST_MS, (to - from) * factor));
  return snap((from + to) / 2 - width / 2, width);
}

/** Earlier (below 0) or later by that share of its width. */
export function shiftWindow({ from, to }: TimeWindow, share: number): TimeWindow {
  return snap(from + (to - from) * share, to - from);
}

/** As wide, moved back until it ends at `latest` or before. */
export function notBeyond(window: TimeWindow, latest: number): TimeWindow {
  return window.to <= latest ? window : snap(latest - (window.to - window.from), window.to - window.from);
}

/** What of it a past moment may show: nothing later. A window that lies wholly later is moved back to end there. */
export function cutAt(window: TimeWindow, moment: number): TimeWindow {
  return window.from < moment - LEAST_MS
    ? { from: window.from, to: Math.min(window.to, moment) }
    : notBeyond(window, moment);
}

/** Between two moments of a drawn selection, in whichever order; 10 s to 92 days of it from the earlier one. */
export function windowBetween(a: number, b: number): TimeWindow {
  return snap(Math.min(a, b), Math.min(MOST_MS, Math.max(LEAST_MS, Math.abs(a - b))));
}

function snap(from: number, width: number): TimeWindow {
  const start = Math.round(from / 1000) * 1000;
  return { from: start, to: start + Math.round(width / 1000) * 1000 };
}
