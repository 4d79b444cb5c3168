import type { ClockSkew } from '../../api/data-health/data-health';

/** Round half-widths of the scale, ms: 1 s to a day. */
const HALF_WIDTHS_MS = [
  1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000, 21_600_000, 86_400_000,
];

/** Where a station's skew stands on a scale from `-halfMs` to `+halfMs`, in percent of its width. */
export interface SkewPosition {
  readonly from: number;
  readonly to: number;
  readonly median: number;
  /** Its least or greatest lies beyond the scale. */
  readonly cutBelow: boolean;
  readonly cutAbove: boolean;
}

/**
 * One scale for all stations, so that their bars compare: the first round half-width that holds every median twice over. A single
 * late message may lie beyond it and is cut, or it would press all others onto the zero line.
 */
export function chooseHalfWidthMs(skews: readonly ClockSkew[]): number {
  const widest = Math.max(0, ...skews.map(({ medianMs }) => Math.abs(medianMs)));
  return HALF_WIDTHS_MS.find((halfMs) => halfMs >= 2 * widest) ?? 86_400_000;
}

export function positionSkew({ leastMs, medianMs, greatestMs }: ClockSkew, halfMs: number): SkewPosition {
  const percent = (ms: number): number => 50 + 50 * Math.min(1, Math.max(-1, ms / halfMs));
  return {
    from: percent(leastMs),
    to: percent(greatestMs),
    median: percent(medianMs),
    cutBelow: leastMs < -halfMs,
    cutAbove: greatestMs > halfMs,
  };
}
