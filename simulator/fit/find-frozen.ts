import type { SensorSpec } from '../physics/sensor';
import { CELL_S, type Grid, type GridColumn } from './lay-on-grid';
import { noiseOf } from './noise-of';

/** The same value so long while the fan runs is none that was measured, s. */
const FROZEN_S = 600;
/** A chain that is calmer than this share of its quantum may well show the same for long. */
const RESTLESS_SHARE = 0.8;

/** The cell since which a point shows the same to the last digit while the plant runs; null: it lives, or may well stand still. */
export function findFrozen(spec: SensorSpec, column: GridColumn, grid: Grid): number | null {
  const seen: number[] = [];
  for (let cell = grid.cells - 1; cell >= 0; cell--) if ((column.count[cell] ?? 0) > 0) seen.push(cell);
  const last = column.value[seen[0] ?? -1];
  if (last === undefined || noiseOf(spec, last) < RESTLESS_SHARE * spec.quantum) return null;
  const different = seen.findIndex((cell) => column.value[cell] !== last);
  const since = seen[different < 0 ? seen.length - 1 : different - 1] ?? 0;
  const ranS = (grid.runS[grid.cells - 1] ?? 0) - (grid.runS[since] ?? 0);
  return ranS >= FROZEN_S && seen.length * CELL_S >= FROZEN_S ? since : null;
}
