import type { ChartLine } from './chart-model';
import { bucketMsOf } from './readings';
import type { CsvRow } from './trend-csv';

/** Every bucket on the screen, and every step of a forecast that is shown, line by line. */
export function csvRows(lines: readonly ChartLine[], unitOf: (line: ChartLine) => string): readonly CsvRow[] {
  return lines.flatMap((line) => [...readingRows(line, unitOf(line)), ...forecastRows(line, unitOf(line))]);
}

function readingRows(line: ChartLine, unit: string): readonly CsvRow[] {
  const readings = line.read?.readings;
  if (!readings) return [];
  const bucketMs = bucketMsOf(readings);
  return readings.buckets.map(({ ts, min, mean, max, count, quality }) => ({
    ...namesOf(line, unit),
    ts,
    min,
    mean,
    max,
    count,
    quality,
    source: readings.source,
    bucketS: bucketMs === null ? null : bucketMs / 1000,
  }));
}

function forecastRows(line: ChartLine, unit: string): readonly CsvRow[] {
  return (line.forecast?.steps ?? []).map(({ ts, low, value, high }) => ({
    ...namesOf(line, unit),
    ts,
    min: low,
    mean: value,
    max: high,
    count: null,
    quality: null,
    source: 'forecast',
    bucketS: null,
  }));
}

function namesOf(line: ChartLine, unit: string): Pick<CsvRow, 'plant' | 'collector' | 'point' | 'unit'> {
  return { plant: line.plantName, collector: line.collector, point: line.pointName, unit };
}
