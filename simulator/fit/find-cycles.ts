import type { PointId } from '../../data/model/points';
import { findTurns } from './find-turns';
import { CELL_S, type Grid } from './lay-on-grid';
import { type Line, theilSen } from './theil-sen';

/** After the fan was switched on rotor, lag and heel settle, s. */
const SETTLE_S = 120;
/** A longer hole in the readings ends a stretch, s. */
const HOLE_S = 60;
/** A level at a turn is read off the line through at most this many cells beside it: five minutes. */
const BESIDE = 60;
/** Cells next to a turn that belong to both sides. */
const GUARD = 2;

/** A stretch between two turns of a sawtooth; its ends are cells of the grid. */
export interface Ramp {
  readonly kind: 'rise' | 'fall';
  readonly from: number;
  readonly to: number;
  /** Whether its ends are turns; else the readings begin or end within it. */
  readonly begins: boolean;
  readonly ends: boolean;
  /** Through its first and last five minutes and through all of it, over cells of the grid; null of too few readings. */
  readonly first: Line | null;
  readonly last: Line | null;
  readonly whole: Line | null;
}

/** The sawtooth of a point while the fan runs, cut into rises and falls, in turns. A way back of `least`, in the point's unit, is a turn. */
export function findCycles(grid: Grid, point: PointId, least: number): readonly Ramp[] {
  return listStretches(grid, point).flatMap((cells) => cutStretch(grid, point, { cells, least }));
}

/** Cells with readings of a settled plant, cut where it stopped or nothing was sent. */
function listStretches(grid: Grid, point: PointId): readonly (readonly number[])[] {
  const column = grid.points[point];
  const stretches: number[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let cell = 0; cell < grid.cells; cell++) {
    if ((column?.count[cell] ?? 0) === 0 || (grid.settledS[cell] ?? -1) < SETTLE_S) continue;
    const goesOn = (cell - last) * CELL_S <= HOLE_S && ranBetween(grid, last, cell);
    if (goesOn) stretches.at(-1)?.push(cell);
    else stretches.push([cell]);
    last = cell;
  }
  return stretches;
}

function ranBetween(grid: Grid, from: number, to: number): boolean {
  return (grid.runS[to] ?? 0) - (grid.runS[from] ?? 0) === (to - from) * CELL_S;
}

function cutStretch(
  grid: Grid,
  point: PointId,
  { cells, least }: { readonly cells: readonly number[]; readonly least: number },
): readonly Ramp[] {
  const values = cells.map((cell) => grid.points[point]?.value[cell] ?? 0);
  const turns = findTurns(values, least);
  const [opening] = turns;
  const bounds = [{ kind: opening?.kind === 'trough' ? 'peak' : 'trough', at: 0 }, ...turns];
  return bounds.map((turn, i) => {
    const next = turns[i];
    const end = next?.at ?? values.length - 1;
    const from = turn.at + (i > 0 ? GUARD : 0);
    const to = Math.max(from, end - (next ? GUARD : 0));
    const line = (low: number, high: number) =>
      theilSen(cells.slice(low, high + 1), values.slice(low, high + 1));
    return {
      kind: turn.kind === 'trough' ? 'rise' : 'fall',
      from: cells[turn.at] ?? 0,
      to: cells[end] ?? 0,
      begins: i > 0,
      ends: next !== undefined,
      first: line(from, Math.min(to, from + BESIDE)),
      last: line(Math.max(from, to - BESIDE), to),
      whole: line(from, to),
    };
  });
}
