import { isPointId, type PointId } from '../../../data/model/points';

/** One line of a chart: a point of a collector. */
export interface SeriesKey {
  readonly collector: string;
  readonly point: PointId;
}

/** What a page can show at once and a person can tell apart. */
export const MOST_SERIES = 12;

/** `E1-C01:hopperTemperatureC`, as the address has it. */
export function formatSeriesKey({ collector, point }: SeriesKey): string {
  return `${collector}:${point}`;
}

/** Null for what names no point. */
export function parseSeriesKey(text: string): SeriesKey | null {
  const at = text.lastIndexOf(':');
  const point = text.slice(at + 1);
  return at > 0 && at <= 64 && isPointId(point) ? { collector: text.slice(0, at), point } : null;
}

export function isSameSeries(a: SeriesKey, b: SeriesKey): boolean {
  return a.collector === b.collector && a.point === b.point;
}
