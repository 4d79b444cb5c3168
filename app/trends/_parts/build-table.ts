import type { PointForecast } from '../../../analytics/forecast/forecast-types';
import { bucketMsOf, gapMsOf, type Readings } from './readings';

type Column = (number | null)[];

/** Moments in s beside columns of one length; null is a gap in the line. */
export interface Table {
  readonly x: number[];
  readonly columns: readonly Column[];
}

/** The columns of `readingsTable`, in order. */
export const READING_COLUMNS = ['min', 'mean', 'max', 'doubtful'] as const;
/** The columns of `forecastTable`, in order. */
export const FORECAST_COLUMNS = ['low', 'value', 'high', 'last'] as const;

/**
 * What a line is drawn from: min, mean and max of what is good, and the means of what is not, joined to their neighbours.
 * A bucket stands at its middle, a single reading at its moment. Where nothing was measured stands a row of nulls.
 */
export function readingsTable(readings: Readings): Table {
  const half = (bucketMsOf(readings) ?? 0) / 2;
  const gapMs = gapMsOf(readings);
  const { buckets } = readings;
  const table: { x: number[]; columns: Column[] } = { x: [], columns: [[], [], [], []] };
  const push = (ts: number, row: readonly (number | null)[]): void => {
    table.x.push(ts / 1000);
    row.forEach((value, column) => {
      table.columns[column]?.push(value);
    });
  };
  buckets.forEach((bucket, index) => {
    const { ts, min, max, mean, quality } = bucket;
    const [before, after] = [buckets[index - 1], buckets[index + 1]];
    const joined = (other: typeof before): boolean =>
      other !== undefined && other.quality !== 0 && Math.abs(other.ts - ts) <= gapMs;
    if (before && ts - before.ts > gapMs) push((before.ts + ts) / 2 + half, [null, null, null, null]);
    const isDoubtful = quality !== 0;
    const doubtful = isDoubtful || joined(before) || joined(after) ? mean : null;
    const at = Math.min(readings.to, ts + half);
    push(at, isDoubtful ? [null, null, null, doubtful] : [min, mean, max, doubtful]);
  });
  return table;
}

/** The fan, and the naive line from the last value on; moments after `until` (epoch ms) are cut off. */
export function forecastTable({ steps, lastValue }: PointForecast, until: number): Table {
  const shown = steps.filter(({ ts }, index) => ts <= until || (steps[index - 1]?.ts ?? ts) < until);
  return {
    x: shown.map(({ ts }) => ts / 1000),
    columns: [
      shown.map(({ low }) => low),
      shown.map(({ value }) => value),
      shown.map(({ high }) => high),
      shown.map(() => lastValue?.value ?? null),
    ],
  };
}
