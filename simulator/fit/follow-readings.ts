import { POINTS, type PointId } from '../../data/model/points';
import { agedState } from '../aged-state';
import type { CollectorModel, CollectorState, Plant, PlantState } from '../plant';
import { createRng, seedRng } from '../random/rng';
import { step } from '../step';
import { type Covariance, spreadCovariance, takeIn } from './kalman';
import { CELL_S, type Grid } from './lay-on-grid';
import { noiseOf } from './noise-of';
import { riseRate } from './rise-rate';
import { addToState, STATE_PARTS, type StatePart } from './state-parts';

/** Before the fan has run so long, flow and pressure are on their way, s. */
const SETTLE_S = 60;
/** What the laws leave out, standard deviations a cell: Pa, K, K, m, %LEL. Own choice, well below every sensor's noise. */
const MODEL_NOISE: Readonly<Record<StatePart, number>> = {
  pressurePa: 0.15,
  load: 0,
  gasC: 0.03,
  hopperC: 0.006,
  levelM: 0.0001,
  hydrogenPercentLel: 0.01,
};
/** What is not known at the start, standard deviations. */
const START: Readonly<Record<StatePart, number>> = {
  pressurePa: 200,
  load: 0.12,
  gasC: 3,
  hopperC: 5,
  levelM: 0.1,
  hydrogenPercentLel: 2,
};
/** A sweep leaves the pressure uncertain by this share of its swing; while it goes on its kicks are in the readings. */
const SWEEP_SHARE = 0.3;
const KICK_PA = 25;
const GAS_TAU_S = 120;
const HOPPER_TAU_S = { running: 6000, stopped: 15_000 } as const;
const HOPPER_GAS_SHARE = 0.6;
const MEASURES: Readonly<Partial<Record<PointId, StatePart>>> = {
  differentialPressurePa: 'pressurePa',
  hopperTemperatureC: 'hopperC',
  inletTemperatureC: 'gasC',
  tankLevelM: 'levelM',
  hydrogenPercentLel: 'hydrogenPercentLel',
};

export interface FollowOptions {
  /** The collector alone, with its fitted parameters. */
  readonly plant: Plant;
  readonly model: CollectorModel;
  readonly grid: Grid;
  readonly seed: number;
  /** Cells in which cleaning began, and up to where all of them are known. */
  readonly sweepCells: readonly number[];
  readonly knownTo: number;
}

/** How many, the sum of their squares and of their sizes. */
export interface Differences {
  readonly count: number;
  readonly squares: number;
  readonly absolute: number;
}

export interface Followed {
  readonly state: CollectorState;
  readonly covariance: Covariance;
  /** Differences between reading and model a step before, by point. */
  readonly differences: ReadonlyMap<PointId, Differences>;
}

/**
 * Lets the fitted model live through the hours of the readings: it runs and rests when the plant did, cleans when the pressure showed it, and
 * is pulled to each reading by a Kalman filter of four quantities around the real laws. Where nothing was sent it runs free.
 */
export function followReadings(options: FollowOptions): Followed {
  const { model, grid } = options;
  const parts = STATE_PARTS[model.type];
  const sweeps = new Set(options.sweepCells);
  const differences = new Map<PointId, Differences>();
  const quiet = quietModel(model);
  let covariance: Covariance = parts.map((part, i) => parts.map((_, j) => (i === j ? START[part] ** 2 : 0)));
  let state = beginning(options);
  for (let cell = 0; cell < grid.cells; cell++) {
    if (sweeps.has(cell)) state = beginSweep(state);
    const used = cell < options.knownTo ? quiet : model;
    state = advance(options.plant, used, state, { grid, cell });
    covariance = spreadCovariance(
      covariance,
      transition(model, state),
      noises(model, state, sweeps.has(cell)),
    );
    for (const point of model.points) {
      const seen = compare(model, state, point, { grid, cell });
      if (!seen) continue;
      const kept = differences.get(point) ?? { count: 0, squares: 0, absolute: 0 };
      differences.set(point, {
        count: kept.count + 1,
        squares: kept.squares + seen.difference ** 2,
        absolute: kept.absolute + Math.abs(seen.difference),
      });
      const index = seen.part ? parts.indexOf(seen.part) : -1;
      if (index < 0) continue;
      const taken = takeIn(covariance, { index, difference: seen.difference, noise: seen.variance });
      covariance = taken.covariance;
      state = addToState(model, state, taken.add);
    }
  }
  return { state, covariance, differences };
}

function beginning({ plant, model, grid, seed }: FollowOptions): CollectorState {
  const [aged] = agedState({ ...plant, collectors: [model] }, seed, grid.fromTs).collectors;
  if (!aged) throw new Error(`collector "${model.id}" has no aged state: give a plant with one collector.`);
  const runs = grid.running[0] ?? false;
  const state = {
    ...aged,
    running: runs,
    fanSpeed: runs ? 1 : 0,
    rng: createRng(seedRng(seed, `${model.id}/fit`)).state(),
  };
  return state.type === 'wet'
    ? { ...state, pumpSpeed: runs ? 1 : 0 }
    : { ...state, cleaning: { ...state.cleaning, sinceSweepS: 0 } };
}

/** A controller that begins no sweep by itself: those that the pressure shows are begun for it. Production at its mean, without luck. */
function quietModel(model: CollectorModel): CollectorModel {
  if (model.type === 'wet') return model;
  return {
    ...model,
    cleaning: {
      ...model.cleaning,
      startPa: Number.POSITIVE_INFINITY,
      sweepPeriodS: Number.POSITIVE_INFINITY,
    },
  };
}

function beginSweep(state: CollectorState): CollectorState {
  if (state.type === 'wet') return state;
  return { ...state, cleaning: { ...state.cleaning, sweeping: true, sinceSweepS: 0, pulsed: 0 } };
}

function advance(
  plant: Plant,
  model: CollectorModel,
  state: CollectorState,
  { grid, cell }: { readonly grid: Grid; readonly cell: number },
): CollectorState {
  const ts = grid.fromTs + cell * CELL_S * 1000;
  const still = { ...model, production: { ...model.production, deviation: 0 } };
  const producing = grid.producing[cell] ?? false;
  const orders: PlantState['orders'] = producing
    ? []
    : [{ action: 'stop-production', collector: model.id, sinceTs: ts }];
  const forced: Plant = {
    ...plant,
    shifts: [],
    alwaysOn: (grid.running[cell] ?? false) || producing,
    collectors: [still],
  };
  const whole = { ts, collectors: [state], faults: [], orders };
  const [next] = step(forced, whole, CELL_S).collectors;
  return next ?? state;
}

/** How the four quantities move each other in one cell. */
function transition(model: CollectorModel, state: CollectorState): readonly (readonly number[])[] {
  const keep = Math.exp(-CELL_S / model.production.memoryS);
  const gas = Math.exp(-CELL_S / GAS_TAU_S);
  const heatK = state.producing ? model.processHeatK * (1 - gas) : 0;
  if (model.type === 'wet' || state.type === 'wet')
    return [
      [1, 0, 0, 0],
      [0, keep, 0, 0],
      [0, heatK, gas, 0],
      [0, 0, 0, 1],
    ];
  const rises = state.running && state.producing && state.differentialPressurePa > 0;
  const rise = rises
    ? riseRate(model, state.cakeLoadsKgM2, state.differentialPressurePa).risePaS * CELL_S
    : 0;
  const hopper = Math.exp(-CELL_S / (state.running ? HOPPER_TAU_S.running : HOPPER_TAU_S.stopped));
  const gasToHopper = state.running ? HOPPER_GAS_SHARE * (1 - hopper) : 0;
  return [
    [1, rise, 0, 0],
    [0, keep, 0, 0],
    [0, heatK, gas, 0],
    [0, 0, gasToHopper, hopper],
  ];
}

function noises(model: CollectorModel, state: CollectorState, sweeps: boolean): number[] {
  const { deviation, memoryS } = model.production;
  const wander = deviation * Math.sqrt(1 - Math.exp((-2 * CELL_S) / memoryS));
  const swingPa = model.type === 'dry' && sweeps ? model.cleaning.startPa - model.cleaning.stopPa : 0;
  return STATE_PARTS[state.type].map((part) => {
    if (part === 'load') return wander ** 2;
    if (part === 'pressurePa') return MODEL_NOISE.pressurePa ** 2 + (SWEEP_SHARE * swingPa) ** 2;
    return MODEL_NOISE[part] ** 2;
  });
}

/** A reading against the model, and what it measures; null where there is none or the fan is on its way. */
function compare(
  model: CollectorModel,
  state: CollectorState,
  point: PointId,
  { grid, cell }: { readonly grid: Grid; readonly cell: number },
): { readonly part: StatePart | null; readonly difference: number; readonly variance: number } | null {
  const column = grid.points[point];
  const count = column?.count[cell] ?? 0;
  const spec = model.sensors[point];
  const felt = state.sensors[point]?.lagged;
  if (count === 0 || !spec || felt === undefined || POINTS[point].kind !== 'analog') return null;
  const isOfTheAir =
    point === 'differentialPressurePa' || point === 'ductVelocityMs' || point === 'sprayFlowM3h';
  if (isOfTheAir && (grid.settledS[cell] ?? -1) < SETTLE_S) return null;
  const isPressure = point === 'differentialPressurePa' && state.type === 'dry';
  const value = isPressure ? state.differentialPressurePa : felt;
  const sweeping = isPressure && state.cleaning.sweeping;
  return {
    part: MEASURES[point] ?? null,
    difference: (column?.value[cell] ?? value) - value,
    variance: noiseOf(spec, value) ** 2 / count + (sweeping ? KICK_PA ** 2 : 0),
  };
}
