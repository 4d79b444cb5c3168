import type { PointForecast, ValueLimit } from '../../../analytics/forecast/forecast-types';
import type { Alarm } from '../../../data/model/alarm';
import type { PointScale } from '../../plants/_parts/point-scale';
import type { SeriesReadings } from './readings';
import type { SeriesKey } from './series-key';
import type { TimeWindow } from './trend-window';

/** One line with all that is said about it. */
export interface ChartLine extends SeriesKey {
  /** As in `formatSeriesKey`. */
  readonly key: string;
  /** Counts over the page; people read it plus one. */
  readonly index: number;
  readonly plantName: string;
  readonly collectorName: string;
  readonly pointName: string;
  readonly read: SeriesReadings | null;
  readonly forecast: PointForecast | null;
  readonly scale: PointScale | null;
  readonly limits: readonly ValueLimit[];
}

/** One frame: lines of one unit over one window. */
export interface ChartModel {
  readonly key: string;
  readonly unit: string;
  readonly kind: 'bool' | 'analog' | 'count';
  readonly lines: readonly ChartLine[];
  /** The line whose limits, band and forecast are drawn in full. */
  readonly focus: ChartLine;
  readonly shown: TimeWindow;
  /** The right border of the picture: beyond the window where a forecast is drawn. */
  readonly until: number;
  readonly alarms: readonly Alarm[];
}
