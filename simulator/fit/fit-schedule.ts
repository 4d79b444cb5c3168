import { type Shift, shiftAt } from '../schedule/shift-at';
import { CELL_S, type Grid } from './lay-on-grid';

/** Work begins and ends up to so much earlier or later than registered, minutes. Own choice. */
const MOST_MINUTES = 75;
/** Readings are looked at once a minute. */
const CELLS_A_LOOK = 12;
/** Besides the best, an offset counts that has up to this share more looks wrong. */
const TOLERANCE = 0.01;

export interface ScheduleFit {
  /** Later than registered, minutes: the middle of those that fit best, and their least and most. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Share of looks at which the plant did something else than the moved plan says. */
  readonly wrongShare: number;
}

/**
 * How much later than registered a shop begins and ends, from when it produced: the offset under which the registered shifts disagree with the
 * fewest looks; of equally good ones all count, for hours without a change of shift leave it open. Nearest to 0 wins among separate ranges.
 */
export function fitSchedule(shifts: readonly Shift[], grid: Grid): ScheduleFit {
  const wrong: number[] = [];
  for (let minutes = -MOST_MINUTES; minutes <= MOST_MINUTES; minutes++)
    wrong.push(countWrong(shifts, grid, minutes));
  const looks = Math.max(1, Math.floor(grid.cells / CELLS_A_LOOK));
  const best = Math.min(...wrong);
  const fits = wrong.map((count) => count <= best + TOLERANCE * looks);
  const exact = wrong.flatMap((count, i) => (count === best ? [i] : []));
  const nearest = exact.reduce(
    (a, b) => (Math.abs(b - MOST_MINUTES) < Math.abs(a - MOST_MINUTES) ? b : a),
    exact[0] ?? MOST_MINUTES,
  );
  let [from, to] = [nearest, nearest];
  while (fits[from - 1]) from--;
  while (fits[to + 1]) to++;
  let [first, last] = [nearest, nearest];
  while (wrong[first - 1] === best) first--;
  while (wrong[last + 1] === best) last++;
  return {
    value: (first + last) / 2 - MOST_MINUTES,
    least: from - MOST_MINUTES,
    most: to - MOST_MINUTES,
    wrongShare: best / looks,
  };
}

function countWrong(shifts: readonly Shift[], grid: Grid, minutes: number): number {
  let wrong = 0;
  for (let cell = CELLS_A_LOOK - 1; cell < grid.cells; cell += CELLS_A_LOOK) {
    const ts = grid.fromTs + (cell + 1) * CELL_S * 1000 - minutes * 60_000;
    if (shiftAt(shifts, ts) !== grid.producing[cell]) wrong++;
  }
  return wrong;
}
