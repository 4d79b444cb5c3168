/** A stretch of time on a bar of that many CSS pixels; epoch ms. */
export interface TimelineScale {
  readonly from: number;
  readonly to: number;
  readonly widthPx: number;
}

/** Pixels from the bar's left end; a moment outside lies on the end. */
export function timeToPx(scale: TimelineScale, ts: number): number {
  return timeToShare(scale, ts) * scale.widthPx;
}

/** Where on the bar, 0 (its left end) to 1: holds while its width changes. A moment outside lies on the end. */
export function timeToShare({ from, to }: Omit<TimelineScale, 'widthPx'>, ts: number): number {
  return Math.min(1, Math.max(0, (ts - from) / Math.max(1, to - from)));
}

/** The whole second nearest to that pixel, never outside the bar's time. */
export function pxToTime({ from, to, widthPx }: TimelineScale, px: number): number {
  const share = widthPx > 0 ? Math.min(1, Math.max(0, px / widthPx)) : 0;
  const second = Math.round((from + share * (to - from)) / 1000) * 1000;
  return Math.min(Math.floor(to / 1000) * 1000, Math.max(Math.ceil(from / 1000) * 1000, second));
}

/** The mark nearest to `ts` when it lies within `reachPx` of it, else `ts`: a hand need not hit the very pixel. */
export function snapToMark(
  scale: TimelineScale,
  ts: number,
  marks: readonly number[],
  reachPx: number,
): number {
  const px = timeToPx(scale, ts);
  let best = ts;
  let bestPx = reachPx;
  for (const mark of marks) {
    const awayPx = Math.abs(timeToPx(scale, mark) - px);
    if (mark < scale.from || mark > scale.to || awayPx > bestPx) continue;
    best = mark;
    bestPx = awayPx;
  }
  return best;
}
