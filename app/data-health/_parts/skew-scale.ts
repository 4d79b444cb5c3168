import type { ClockSkew } from '../../api/data-health/data-health';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Round half-widths of the scale. What is older than the longest is not accepted. */
const HALF_WIDTHS_MS = [10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY, 400 * DAY];
const TICKS_MS = [SECOND, MINUTE, HOUR, DAY];

/** Where a station's skew stands on a scale from `-halfMs` to `+halfMs`, in percent of its width. */
export interface SkewPosition {
  readonly from: number;
  readonly to: number;
  readonly median: number;
}

/** One scale for all stations, so that their bars compare: the first round half-width that holds all of them. */
export function chooseHalfWidthMs(skews: readonly ClockSkew[]): number {
  const widest = Math.max(
    0,
    ...skews.flatMap(({ leastMs, greatestMs }) => [Math.abs(leastMs), Math.abs(greatestMs)]),
  );
  return HALF_WIDTHS_MS.find((halfMs) => halfMs >= widest) ?? 400 * DAY;
}

/** Marks of a second, a minute, an hour, a day on both sides, as far as they lie on the scale. */
export function skewTicks(halfMs: number): readonly { readonly ms: number; readonly percent: number }[] {
  const sizes = TICKS_MS.filter((ms) => ms < halfMs);
  return sizes.flatMap((size) => [-size, size].map((ms) => ({ ms, percent: percentOf(ms, halfMs) })));
}

export function positionSkew({ leastMs, medianMs, greatestMs }: ClockSkew, halfMs: number): SkewPosition {
  return {
    from: percentOf(leastMs, halfMs),
    to: percentOf(greatestMs, halfMs),
    median: percentOf(medianMs, halfMs),
  };
}

/** Straight near zero, logarithmic beyond a second: a clock two seconds off and a message an hour late fit on one scale. */
function percentOf(ms: number, halfMs: number): number {
  const share = Math.asinh(ms / SECOND) / Math.asinh(halfMs / SECOND);
  return 50 + 50 * Math.min(1, Math.max(-1, share));
}
