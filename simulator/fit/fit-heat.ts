import { approach } from '../physics/approach';
import { hopperTemperature } from '../physics/hopper-temperature';
import { workshopTemperature } from '../physics/outdoor-temperature';
import type { CollectorModel, Weather } from '../plant';
import { feelWeather } from '../stages/feel-weather';
import type { Matrix } from './cholesky';
import type { Estimate } from './estimate';
import type { FitReason, FittedParameter } from './fitted-plant';
import { gaussNewton } from './gauss-newton';
import { CELL_S, type Grid } from './lay-on-grid';
import { noiseOf } from './noise-of';
import { presentSpell, type Spell } from './present-spell';

/** Cells of one step: a minute. */
const CELLS_A_STEP = 12;
const STEP_S = CELLS_A_STEP * CELL_S;
const GAS_TAU_S = 120;
const HOPPER_TAU_S = 6000;
const HOPPER_GAS_SHARE = 0.6;
/** Expectations: weather away from the season's, K, its change, K/h, and heat of the process as a share of the record's. Own estimates. */
const EXPECTED: readonly [Estimate, Estimate, Estimate] = [
  { value: 0, deviation: 4 },
  { value: 0, deviation: 0.3 },
  { value: 1, deviation: 0.2 },
];
const FIRST_DEVIATION_K = 5;
/** Fewer minutes with a reading say nothing. */
const LEAST_STEPS = 20;

export interface HeatFit {
  readonly spell: Spell;
  /** One for each collector. */
  readonly processHeatK: readonly FittedParameter[];
  /** Of the spell's two numbers and each collector's process heat, in their units. */
  readonly covariance: Matrix;
}

interface Body {
  readonly model: CollectorModel;
  readonly grid: Grid;
  readonly hopper: readonly number[];
  readonly inlet: readonly number[];
  readonly reason: FitReason | null;
  readonly firstC: number;
}

/**
 * Heat of each process, and one sky over all collectors of a plant, from the temperatures of hoppers and inlets: least squares over all of
 * them and each hopper's first temperature, against the laws of gas and hopper at mean production. What production's ups and downs make of
 * it counts as noise that lasts as long as the body remembers.
 */
export function fitHeat(
  collectors: readonly { readonly model: CollectorModel; readonly grid: Grid }[],
  about: { readonly weather: Weather | undefined; readonly nowTs: number },
): HeatFit {
  const bodies = collectors.map(({ model, grid }) => readBody(model, grid));
  const size = bodies.length;
  const [now, drift, heat] = EXPECTED;
  const expected = [
    now,
    drift,
    ...bodies.map(() => heat),
    ...bodies.map(({ firstC }) => ({ value: firstC, deviation: FIRST_DEVIATION_K })),
  ];
  const residuals = (values: readonly number[]): readonly number[] => {
    const spell = { nowK: values[0] ?? 0, driftKH: values[1] ?? 0 };
    const weather = presentSpell(about.weather, spell, about.nowTs);
    return bodies.flatMap((body, i) =>
      body.reason
        ? []
        : misses(body, { weather, heat: values[2 + i] ?? 1, hopperC: values[2 + size + i] ?? body.firstC }),
    );
  };
  const { values, covariance } = gaussNewton(expected, residuals, 3);
  const units = [1, 1, ...bodies.map(({ model }) => model.processHeatK)];
  return {
    spell: { nowK: values[0] ?? 0, driftKH: values[1] ?? 0 },
    processHeatK: bodies.map(({ model, reason }, i) => ({
      name: 'processHeatK',
      value: Math.max(0, values[2 + i] ?? 1) * model.processHeatK,
      expected: model.processHeatK,
      deviation: Math.sqrt(covariance[2 + i]?.[2 + i] ?? 0) * model.processHeatK,
      reason,
    })),
    covariance: units.map((unit, i) => units.map((other, j) => unit * other * (covariance[i]?.[j] ?? 0))),
  };
}

function readBody(model: CollectorModel, grid: Grid): Body {
  const hopper = stepMeans(grid, 'hopperTemperatureC');
  const inlet = stepMeans(grid, 'inletTemperatureC');
  const firstC = [...hopper, ...inlet].find((value) => !Number.isNaN(value)) ?? 20;
  return { model, grid, hopper, inlet, firstC, reason: reasonOf(grid, hopper, inlet) };
}

function reasonOf(grid: Grid, hopper: readonly number[], inlet: readonly number[]): FitReason | null {
  if (!grid.points.hopperTemperatureC && !grid.points.inletTemperatureC) return 'not-measured';
  const seen = [...hopper, ...inlet].filter((value) => !Number.isNaN(value)).length;
  if (seen < LEAST_STEPS) return 'too-few-readings';
  return grid.producing.includes(true) ? null : 'stopped';
}

/** Mean of each minute; NaN of none. */
function stepMeans(grid: Grid, point: 'hopperTemperatureC' | 'inletTemperatureC'): readonly number[] {
  const column = grid.points[point];
  return Array.from({ length: Math.floor(grid.cells / CELLS_A_STEP) }, (_, step) => {
    const cells = (column?.value ?? []).slice(step * CELLS_A_STEP, (step + 1) * CELLS_A_STEP);
    const seen = cells.filter((value) => !Number.isNaN(value));
    return seen.reduce((sum, value) => sum + value, 0) / seen.length;
  });
}

interface Course {
  readonly weather: Weather;
  readonly heat: number;
  readonly hopperC: number;
}

/** Model less reading of each minute, over its standard deviation. */
function misses(body: Body, course: Course): readonly number[] {
  const track = followHeat(body, course);
  const { model, firstC } = body;
  const gasK = model.processHeatK * model.production.deviation;
  const { memoryS } = model.production;
  const hopperK = HOPPER_GAS_SHARE * gasK * Math.sqrt(memoryS / (memoryS + HOPPER_TAU_S));
  const spread = (
    point: 'hopperTemperatureC' | 'inletTemperatureC',
    wanderK: number,
    tauS: number,
  ): number => {
    const spec = model.sensors[point];
    const noiseK = spec ? noiseOf(spec, firstC) / Math.sqrt(CELLS_A_STEP) : 0;
    return Math.hypot(noiseK, wanderK * Math.sqrt((2 * tauS) / STEP_S));
  };
  const hopperSpread = spread('hopperTemperatureC', hopperK, HOPPER_TAU_S);
  const inletSpread = spread('inletTemperatureC', gasK, memoryS);
  return [
    ...body.hopper.map((value, i) => miss(track.hopperC[i], value, hopperSpread)),
    ...body.inlet.map((value, i) => miss(track.gasC[i], value, inletSpread)),
  ];
}

function miss(modelled: number | undefined, read: number, spread: number): number {
  return modelled === undefined || Number.isNaN(read) ? 0 : (modelled - read) / spread;
}

/** Gas and hopper minute by minute, at mean production. */
function followHeat(
  { model, grid }: Body,
  course: Course,
): { readonly gasC: readonly number[]; readonly hopperC: readonly number[] } {
  const gas: number[] = [];
  const hopper: number[] = [];
  let { hopperC } = course;
  let gasC: number | null = null;
  for (let i = 0; (i + 1) * CELLS_A_STEP <= grid.cells; i++) {
    const cell = i * CELLS_A_STEP + CELLS_A_STEP / 2;
    const { outdoorC } = feelWeather(course.weather, grid.fromTs + cell * CELL_S * 1000);
    const workshopC = workshopTemperature(outdoorC);
    const heatK = grid.producing[cell] ? course.heat * model.processHeatK * model.production.meanLoad : 0;
    gasC = gasC === null ? workshopC + heatK : approach(gasC, workshopC + heatK, STEP_S, GAS_TAU_S);
    if (model.type === 'dry')
      hopperC = hopperTemperature(
        hopperC,
        {
          volumeM3: model.hopperVolumeM3,
          gasC,
          ambientC: model.indoor ? workshopC : outdoorC,
          fanRuns: grid.running[cell] ?? false,
          smoulderW: 0,
          dustKg: 0,
          fillShare: 0,
        },
        STEP_S,
      );
    gas.push(gasC);
    hopper.push(hopperC);
  }
  return { gasC: gas, hopperC: hopper };
}
