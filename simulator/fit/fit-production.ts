import type { DryModel, Production } from '../plant';
import { findCycles } from './find-cycles';
import { CELL_S, type Grid } from './lay-on-grid';
import { theilSen } from './theil-sen';

/** Slopes are taken over ten minutes: as long as production remembers. */
const BLOCK_CELLS = 120;
const BLOCK_S = BLOCK_CELLS * CELL_S;
/** The expectation counts as much as so many independent blocks. Own choice. */
const EXPECTED_BLOCKS = 8;

/**
 * How far production swings, from how far the slopes of the pressure drop scatter beyond what noise makes of them; how long its swings last
 * stays as expected. The mean over T of an Ornstein-Uhlenbeck process has the variance s2 2 (tau / T)(1 - (tau / T)(1 - exp(-T / tau))).
 */
export function fitProduction(
  model: DryModel,
  grid: Grid,
  about: { readonly leastPa: number; readonly noisePa: number },
): Production {
  const { production } = model;
  const slopes = listSlopes(grid, about.leastPa);
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
  if (slopes.length < 4 || !(mean > 0)) return production;
  const share = production.memoryS / BLOCK_S;
  const kept = 2 * share * (1 - share * (1 - Math.exp(-1 / share)));
  const noise = (about.noisePa * Math.sqrt(12 / BLOCK_CELLS)) / BLOCK_S / mean;
  const scatter = slopes.reduce((sum, slope) => sum + (slope / mean - 1) ** 2, 0) / (slopes.length - 1);
  const seen = (production.meanLoad ** 2 * Math.max(0, scatter - noise ** 2)) / kept;
  const blocks = slopes.length / 2 / (1 + (noise / production.deviation) ** 2);
  const variance = (EXPECTED_BLOCKS * production.deviation ** 2 + blocks * seen) / (EXPECTED_BLOCKS + blocks);
  return { ...production, deviation: Math.min(0.3, Math.sqrt(variance)) };
}

/** Pa/s over each ten minutes of rising with production. */
function listSlopes(grid: Grid, leastPa: number): readonly number[] {
  const values = grid.points.differentialPressurePa?.value ?? [];
  return findCycles(grid, 'differentialPressurePa', leastPa).flatMap((ramp) => {
    if (ramp.kind !== 'rise') return [];
    const slopes: number[] = [];
    for (let from = ramp.from + 3; from + BLOCK_CELLS <= ramp.to; from += BLOCK_CELLS) {
      const cells = Array.from({ length: BLOCK_CELLS }, (_, i) => from + i).filter(
        (cell) => grid.producing[cell] && !Number.isNaN(values[cell] ?? Number.NaN),
      );
      if (cells.length < BLOCK_CELLS * 0.9) continue;
      const line = theilSen(
        cells,
        cells.map((cell) => values[cell] ?? 0),
      );
      if (line) slopes.push(line.slope / CELL_S);
    }
    return slopes;
  });
}
