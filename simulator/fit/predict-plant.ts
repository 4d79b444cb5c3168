import { POINTS, type PointId } from '../../data/model/points';
import type { CollectorModel, CollectorState, Plant, PlantState } from '../plant';
import { createRng, type Rng, seedRng } from '../random/rng';
import { samplePlant } from '../sample-plant';
import { step } from '../step';
import { cholesky, type Matrix } from './cholesky';
import type { FittedCollector, FittedPlant } from './fitted-plant';
import { presentSpell } from './present-spell';
import { quantile } from './quantile';
import { riseRate } from './rise-rate';
import { addToState } from './state-parts';
import { withParameter } from './with-parameter';

/** Of a pulse's efficiency, a share: what is not seen and may be. Own estimate. */
const EFFICIENCY_DEVIATION = 0.12;
const BAND = { low: 0.05, high: 0.95 } as const;

export interface PredictOptions {
  readonly minutes: number;
  /** Futures that are played. */
  readonly members: number;
  readonly seed: number;
  /** Length of a step and from sample to sample, s, at most 10. */
  readonly stepS: number;
}

/** What a point will read: one value for each sample ahead. Half of the futures lie below `median`, nine of ten between `low` and `high`. */
export interface PointForecast {
  readonly collector: string;
  readonly point: PointId;
  readonly ts: readonly number[];
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/**
 * Free run from a fitted state: so many futures with parameters, state and shift times drawn from what the fit leaves open, each with its own
 * luck of production and noise, and no fault. What stations would read, by analog point. Pure: the same input gives the same bytes.
 */
export function predictPlant(fitted: FittedPlant, options: PredictOptions): readonly PointForecast[] {
  const steps = Math.round((options.minutes * 60) / options.stepS);
  const readings = new Map<string, Map<PointId, number[][]>>();
  for (let member = 0; member < options.members; member++) {
    const drawn = drawMember(fitted, createRng(seedRng(options.seed, `member ${member}`)));
    let { state } = drawn;
    for (let i = 0; i < steps; i++) {
      const sampled = samplePlant(drawn.plant, step(drawn.plant, state, options.stepS));
      state = sampled.state;
      for (const { collector, values } of sampled.samples)
        for (const point of Object.keys(values) as PointId[])
          if (POINTS[point].kind === 'analog')
            keep(readings, { collector, point, at: i, value: Number(values[point]) });
    }
  }
  const ts = Array.from({ length: steps }, (_, i) => fitted.state.ts + (i + 1) * options.stepS * 1000);
  return [...readings].flatMap(([collector, points]) =>
    [...points].map(([point, values]) => ({
      collector,
      point,
      ts,
      median: values.map((members) => quantile(members, 0.5)),
      low: values.map((members) => quantile(members, BAND.low)),
      high: values.map((members) => quantile(members, BAND.high)),
    })),
  );
}

function keep(
  readings: Map<string, Map<PointId, number[][]>>,
  {
    collector,
    point,
    at,
    value,
  }: { readonly collector: string; readonly point: PointId; readonly at: number; readonly value: number },
): void {
  const points = readings.get(collector) ?? new Map<PointId, number[][]>();
  readings.set(collector, points);
  const rows = points.get(point) ?? [];
  points.set(point, rows);
  const row = rows[at] ?? [];
  rows[at] = row;
  row.push(value);
}

/** One plant that the readings allow, and how it stands. */
function drawMember(fitted: FittedPlant, rng: Rng): { plant: Plant; state: PlantState } {
  const { plant, state, shiftMinutes, spell } = fitted;
  const later =
    shiftMinutes.least + (shiftMinutes.most - shiftMinutes.least) * rng.uniform() - shiftMinutes.value;
  const [nowK = 0, driftKH = 0, ...heatK] = drawTogether(fitted.heatCovariance, rng);
  const drifting = { nowK: spell.nowK + nowK, driftKH: spell.driftKH + driftKH };
  const weather = presentSpell(plant.weather, drifting, state.ts);
  const collectors = plant.collectors.map((model, i) => {
    const processHeatK = Math.max(0, model.processHeatK + (heatK[i] ?? 0));
    return notYetDue(
      drawEfficiency(drawModel({ ...model, processHeatK }, fitted.collectors[i], rng), rng),
      state.collectors[i],
    );
  });
  return {
    plant: {
      ...plant,
      shifts: plant.shifts.map((shift) => ({
        ...shift,
        startMinute: shift.startMinute + later,
        endMinute: shift.endMinute + later,
      })),
      collectors,
      weather,
    },
    state: {
      ...state,
      collectors: state.collectors.map((before, i) => {
        const model = collectors[i];
        const drawn = model
          ? drawState(model, keepDrag(model, plant.collectors[i] ?? model, before), {
              rng,
              fitted: fitted.collectors[i],
            })
          : before;
        return { ...drawn, rng: [rng.word(), rng.word(), rng.word(), rng.word()] };
      }),
    },
  };
}

function drawModel(model: CollectorModel, fitted: FittedCollector | undefined, rng: Rng): CollectorModel {
  let drawn = model;
  for (const { name, value, deviation } of fitted?.parameters ?? []) {
    if (name === 'processHeatK' || name === 'pulseEfficiency') continue;
    const far = Math.max(-2.5, Math.min(2.5, rng.normal()));
    drawn = withParameter(drawn, name, Math.max(0.2 * value, value + deviation * far));
  }
  return drawn;
}

/**
 * Another pulse efficiency, where a timed sweep hides it: what a period grows, g, is seen, and (1/eta - 1/2) g lies on the bags on the mean, so
 * that cloth and cake share the same pressure otherwise.
 */
function drawEfficiency(model: CollectorModel, rng: Rng): CollectorModel {
  const share = 1 + EFFICIENCY_DEVIATION * Math.max(-2, Math.min(2, rng.normal()));
  if (model.type !== 'dry' || model.cleaning.mode !== 'timer') return model;
  const pulseEfficiency = Math.min(0.95, model.pulseEfficiency * share);
  const middlePa = (model.cleaning.startPa + model.cleaning.stopPa) / 2;
  const velocityMs = riseRate(model, [0], middlePa).airFlowM3s / model.filterAreaM2;
  const growsKgM2 =
    model.reachShare * model.dustKgM3 * model.production.meanLoad * velocityMs * model.cleaning.sweepPeriodS;
  const lessKgM2 = growsKgM2 * (1 / pulseEfficiency - 1 / model.pulseEfficiency);
  const residualDragPaSM = model.cloth.residualDragPaSM - model.cloth.cakeResistancePerS * lessKgM2;
  return { ...model, pulseEfficiency, cloth: { ...model.cloth, residualDragPaSM } };
}

/** The drag of the moment was seen: what the cloth takes more or less of it, the cake takes less or more. */
function keepDrag(drawn: CollectorModel, fitted: CollectorModel, state: CollectorState): CollectorState {
  if (drawn.type !== 'dry' || fitted.type !== 'dry' || state.type !== 'dry') return state;
  const more = drawn.cloth.residualDragPaSM - fitted.cloth.residualDragPaSM;
  const addKgM2 = more / drawn.cloth.cakeResistancePerS;
  return { ...state, cakeLoadsKgM2: state.cakeLoadsKgM2.map((load) => Math.max(0, load - addKgM2)) };
}

/** Cleaning that has not begun was not due yet: a set point or period that the present moment rules out is moved as far beyond it. */
function notYetDue(model: CollectorModel, state: CollectorState | undefined): CollectorModel {
  if (model.type !== 'dry' || state?.type !== 'dry' || !state.running || state.cleaning.sweeping)
    return model;
  const { cleaning } = model;
  return {
    ...model,
    cleaning: {
      ...cleaning,
      startPa: beyond(cleaning.startPa, state.differentialPressurePa),
      sweepPeriodS: beyond(cleaning.sweepPeriodS, state.cleaning.sinceSweepS),
    },
  };
}

function beyond(value: number, reached: number): number {
  return value > reached ? value : 2 * reached - value;
}

function drawState(
  model: CollectorModel,
  state: CollectorState,
  { rng, fitted }: { readonly rng: Rng; readonly fitted: FittedCollector | undefined },
): CollectorState {
  return addToState(model, state, drawTogether(fitted?.covariance ?? [], rng));
}

/** Normal numbers of mean 0 that hang together as a covariance says. */
function drawTogether(covariance: Matrix, rng: Rng): readonly number[] {
  const lower = cholesky(covariance);
  const luck = lower.map(() => rng.normal());
  return lower.map((row) => row.reduce((sum, factor, i) => sum + factor * (luck[i] ?? 0), 0));
}
