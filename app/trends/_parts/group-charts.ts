import { POINTS } from '../../../data/model/points';
import { formatSeriesKey, type SeriesKey } from './series-key';

/** Lines that are drawn in one frame, because they share a unit. */
export interface ChartGroup {
  readonly key: string;
  /** Empty for switches and counts. */
  readonly unit: string;
  readonly kind: 'bool' | 'analog' | 'count';
  readonly series: readonly (SeriesKey & { readonly index: number })[];
}

/** One chart a unit or one a point, in the order in which the points were chosen. A switch always has its own. `index` counts over all. */
export function groupCharts(series: readonly SeriesKey[], by: 'unit' | 'point'): readonly ChartGroup[] {
  const groups = new Map<string, ChartGroup & { series: (SeriesKey & { index: number })[] }>();
  series.forEach((one, index) => {
    const { unit, kind } = POINTS[one.point];
    const key = by === 'point' || kind === 'bool' ? formatSeriesKey(one) : `${kind} ${unit}`;
    const group = groups.get(key) ?? { key, unit, kind, series: [] };
    group.series.push({ ...one, index });
    groups.set(key, group);
  });
  return [...groups.values()];
}
