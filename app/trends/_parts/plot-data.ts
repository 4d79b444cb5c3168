import uPlot from 'uplot';
import { FORECAST_COLUMNS, forecastTable, READING_COLUMNS, readingsTable, type Table } from './build-table';
import type { ChartLine, ChartModel } from './chart-model';

export type ColumnName = (typeof READING_COLUMNS)[number] | (typeof FORECAST_COLUMNS)[number];

/** What stands in each column of the data after the moments. */
export interface PlotColumn {
  readonly line: ChartLine;
  readonly name: ColumnName;
}

/** The columns of a chart: four a line, four more for one that is forecast. */
export function plotColumns({ lines }: Pick<ChartModel, 'lines'>): readonly PlotColumn[] {
  return lines.flatMap((line) => [
    ...READING_COLUMNS.map((name) => ({ line, name })),
    ...(line.forecast ? FORECAST_COLUMNS.map((name) => ({ line, name })) : []),
  ]);
}

/** All lines over common moments. A moment that is not a line's own leaves it undefined there, which breaks nothing; null does. */
export function plotData({ lines, until }: Pick<ChartModel, 'lines' | 'until'>): uPlot.AlignedData {
  const tables = lines.flatMap((line) => [
    line.read?.readings ? readingsTable(line.read.readings) : EMPTY,
    ...(line.forecast ? [forecastTable(line.forecast, until)] : []),
  ]);
  const aligned = tables.map(({ x, columns }): uPlot.AlignedData => [x, ...columns]);
  const [only] = aligned;
  return aligned.length === 1 && only ? only : uPlot.join(aligned);
}

const EMPTY: Table = { x: [], columns: [[], [], [], []] };
