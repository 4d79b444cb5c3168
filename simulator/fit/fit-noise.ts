import { type SensorSpec, SOUND_SENSOR, showSensor } from '../physics/sensor';
import { createRng, seedRng } from '../random/rng';
import type { GridColumn } from './lay-on-grid';
import { median } from './quantile';

const FACTORS = [0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4];
const DRAWS = 300;
/** Fewer differences say nothing. */
const LEAST_DIFFERENCES = 60;

/**
 * How noisy a chain is against its spec, a factor from 0.35 to 4: that under which a simulated chain at rest (quanta, deadband and all) has
 * the mean absolute difference of neighbouring readings. Differences beyond five medians are the process and do not count. 1 of too few.
 */
export function fitNoise(spec: SensorSpec, column: GridColumn, use: (cell: number) => boolean): number {
  const differences: number[] = [];
  column.value.forEach((value, cell) => {
    const difference = Math.abs(value - (column.value[cell - 1] ?? Number.NaN));
    if (!Number.isNaN(difference) && use(cell) && use(cell - 1)) differences.push(difference);
  });
  if (differences.length < LEAST_DIFFERENCES) return 1;
  const values = column.value.filter((value, cell) => !Number.isNaN(value) && use(cell));
  const perCell = Math.max(1, Math.round(median(column.count.filter((count) => count > 0))));
  const seen = trimmedMean(differences, spec.quantum);
  const expected = FACTORS.map((factor) => restlessness(spec, median(values), { factor, perCell }));
  const next = expected.findIndex((value) => value >= seen);
  if (next < 0) return FACTORS.at(-1) ?? 1;
  if (next === 0) return FACTORS[0] ?? 1;
  return between(expected, next, seen);
}

function between(expected: readonly number[], next: number, seen: number): number {
  const [low = 1, high = 1] = [FACTORS[next - 1], FACTORS[next]];
  const [from = 0, to = 0] = [expected[next - 1], expected[next]];
  return low + ((high - low) * (seen - from)) / Math.max(1e-12, to - from);
}

function trimmedMean(differences: readonly number[], quantum: number): number {
  const most = 5 * Math.max(quantum, median(differences));
  const kept = differences.filter((difference) => difference <= most);
  return kept.reduce((sum, difference) => sum + difference, 0) / kept.length;
}

/** Mean absolute difference of neighbouring cells of a chain that feels a constant value. */
function restlessness(
  spec: SensorSpec,
  value: number,
  { factor, perCell }: { readonly factor: number; readonly perCell: number },
): number {
  const rng = createRng(seedRng(1, 'restlessness'));
  const bend = { ...SOUND_SENSOR, noiseFactor: factor };
  let sensor = { lagged: value, shown: value };
  let before = Number.NaN;
  let total = 0;
  for (let draw = 0; draw <= DRAWS; draw++) {
    let mean = 0;
    for (let i = 0; i < perCell; i++) {
      sensor = showSensor(spec, sensor, { normal: rng.normal, bend });
      mean += sensor.shown / perCell;
    }
    if (draw > 0) total += Math.abs(mean - before);
    before = mean;
  }
  return total / DRAWS;
}
