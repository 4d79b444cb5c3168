import type { PointId } from '../../data/model/points';
import type { CollectorReadings, Series } from './fitted-plant';

/** Length of a cell, s: five readings of a usual station, one of a slow one. */
export const CELL_S = 5;

/** One analog point on the grid: mean of the readings of each cell (NaN of none) and how many they were. */
export interface GridColumn {
  readonly value: readonly number[];
  readonly count: readonly number[];
}

/** Readings of one collector in cells of 5 s; cell k ends at `fromTs + (k + 1) * 5 s`, the last one at the moment of the fit. */
export interface Grid {
  readonly fromTs: number;
  readonly cells: number;
  readonly running: readonly boolean[];
  readonly producing: readonly boolean[];
  /** Seconds that the fan has run since `fromTs`. */
  readonly runS: readonly number[];
  /** Seconds since the fan was switched on; -1 at rest. Before the first reading it has run for long. */
  readonly settledS: readonly number[];
  readonly points: Readonly<Partial<Record<PointId, GridColumn>>>;
}

/** Lays readings between two moments (epoch ms) on the grid. Empty where nothing was sent. */
export function layOnGrid(readings: CollectorReadings, fromTs: number, nowTs: number): Grid {
  const cells = Math.max(0, Math.round((nowTs - fromTs) / (CELL_S * 1000)));
  const span = { fromTs, cells };
  const points: Partial<Record<PointId, GridColumn>> = {};
  for (const point of Object.keys(readings.points) as PointId[]) {
    const series = readings.points[point];
    if (series) points[point] = average(series, span);
  }
  const running = holdSwitch(points.running, cells);
  const producing = points.producing ? holdSwitch(points.producing, cells) : running;
  return { ...span, running, producing, ...countRunning(running), points };
}

function average(series: Series, { fromTs, cells }: Pick<Grid, 'fromTs' | 'cells'>): GridColumn {
  const sum = new Array<number>(cells).fill(0);
  const count = new Array<number>(cells).fill(0);
  series.ts.forEach((ts, i) => {
    const cell = Math.ceil((ts - fromTs) / (CELL_S * 1000)) - 1;
    const value = series.value[i];
    if (cell < 0 || cell >= cells || value === undefined || !Number.isFinite(value)) return;
    sum[cell] = (sum[cell] ?? 0) + value;
    count[cell] = (count[cell] ?? 0) + 1;
  });
  return { value: sum.map((total, cell) => total / (count[cell] ?? 0)), count };
}

/** A gap is bridged by what was seen before it; before the first reading holds the first. */
function holdSwitch(column: GridColumn | undefined, cells: number): boolean[] {
  const first = column?.value.find((value) => !Number.isNaN(value)) ?? 0;
  let held = first >= 0.5;
  return Array.from({ length: cells }, (_, cell) => {
    const value = column?.value[cell] ?? Number.NaN;
    if (!Number.isNaN(value)) held = value >= 0.5;
    return held;
  });
}

function countRunning(running: readonly boolean[]): Pick<Grid, 'runS' | 'settledS'> {
  let runS = 0;
  let settledS = 3600;
  const total: number[] = [];
  const settled: number[] = [];
  for (const runs of running) {
    if (runs) runS += CELL_S;
    if (!runs) settledS = -1;
    else settledS = Math.max(0, settledS) + CELL_S;
    total.push(runS);
    settled.push(settledS);
  }
  return { runS: total, settledS: settled };
}
