import { POINTS, type PointId } from '../../data/model/points';
import type { SensorSpec } from '../physics/sensor';
import type { CollectorModel, CollectorState, Plant } from '../plant';
import { findFrozen } from './find-frozen';
import { fitCleaning } from './fit-cleaning';
import { fitDuct } from './fit-duct';
import { fitNoise } from './fit-noise';
import { fitProduction } from './fit-production';
import { fitWater } from './fit-water';
import type { FitReason, FittedCollector, FittedParameter, PointFit } from './fitted-plant';
import { type Followed, followReadings } from './follow-readings';
import { CELL_S, type Grid, type GridColumn } from './lay-on-grid';
import { noiseOf } from './noise-of';
import { median } from './quantile';

/** The readings of one collector, less what is frozen, and the noise that its instruments show. */
export interface Prepared {
  readonly model: CollectorModel;
  readonly grid: Grid;
  readonly frozen: ReadonlySet<PointId>;
}

/** Takes what is frozen out of the readings and gives every chain the noise that it shows. */
export function prepareCollector(model: CollectorModel, grid: Grid): Prepared {
  const points: Partial<Record<PointId, GridColumn>> = { ...grid.points };
  const sensors: Partial<Record<PointId, SensorSpec>> = { ...model.sensors };
  const frozen = new Set<PointId>();
  for (const point of model.points) {
    const spec = model.sensors[point];
    const column = points[point];
    if (!spec || !column || POINTS[point].kind !== 'analog') continue;
    const since = findFrozen(spec, column, grid);
    const sound = since === null ? column : without(column, since);
    if (since !== null) frozen.add(point);
    points[point] = sound;
    sensors[point] = louder(
      spec,
      fitNoise(spec, sound, (cell) => (grid.settledS[cell] ?? -1) > 120),
    );
  }
  return { model: { ...model, sensors }, grid: { ...grid, points }, frozen };
}

function without(column: GridColumn, since: number): GridColumn {
  return {
    value: column.value.map((value, cell) => (cell < since ? value : Number.NaN)),
    count: column.count.map((count, cell) => (cell < since ? count : 0)),
  };
}

function louder(spec: SensorSpec, factor: number): SensorSpec {
  return {
    ...spec,
    processNoise: spec.processNoise * factor,
    relativeNoise: spec.relativeNoise * factor,
    electronicNoise: spec.electronicNoise * factor,
  };
}

export interface CollectorFit {
  readonly model: CollectorModel;
  readonly state: CollectorState;
  readonly fitted: FittedCollector;
}

/** One collector whose heat and weather are fitted already: cleaning or water, ducts, and the state at the end of the readings. */
export function fitCollector(
  { model, grid, frozen }: Prepared,
  about: {
    /** The collector's plant alone, under its weather. */
    readonly plant: Plant;
    readonly heat: FittedParameter;
    readonly seed: number;
  },
): CollectorFit {
  const warm = { ...model, processHeatK: about.heat.value };
  const fit = warm.type === 'dry' ? fitFilter(warm, grid) : fitTank(warm, grid, about.plant);
  const duct = fitDuct(fit.model, grid);
  const followed = followReadings({ ...about, ...fit, model: duct.model, grid });
  const parameters = [...fit.parameters, ...duct.parameters, about.heat, ...unseen(followed.state)];
  return {
    model: hearNoise(duct.model, followed),
    state: settlePhase(duct.model, followed.state, { grid, sweepCells: fit.sweepCells }),
    fitted: {
      id: model.id,
      parameters,
      points: model.points.flatMap((point) => pointFit(duct.model, point, { followed, grid, frozen })),
      covariance: followed.covariance,
    },
  };
}

function fitFilter(model: Extract<CollectorModel, { type: 'dry' }>, grid: Grid) {
  const { startPa, stopPa } = model.cleaning;
  const noisePa = cellNoise(model, grid, 'differentialPressurePa', (startPa + stopPa) / 2);
  const fit = fitCleaning(model, grid, noisePa);
  const production = fitProduction(fit.model, grid, { leastPa: fit.leastPa, noisePa });
  return { ...fit, model: { ...fit.model, production } };
}

function fitTank(model: Extract<CollectorModel, { type: 'wet' }>, grid: Grid, plant: Plant) {
  const noiseM = cellNoise(model, grid, 'tankLevelM', model.tank.openAtM);
  const nowTs = grid.fromTs + grid.cells * CELL_S * 1000;
  return { ...fitWater(model, grid, { noiseM, plant, nowTs }), sweepCells: [], knownTo: -1 };
}

/** Standard deviation of the mean of a cell. */
function cellNoise(model: CollectorModel, grid: Grid, point: PointId, value: number): number {
  const spec = model.sensors[point];
  const counts = grid.points[point]?.count.filter((count) => count > 0) ?? [];
  return spec ? noiseOf(spec, value) / Math.sqrt(counts.length > 0 ? median(counts) : 1) : 0;
}

/** A timed sweep that was never seen: half of what is left of its period has passed besides the time that was watched. */
function settlePhase(
  model: CollectorModel,
  state: CollectorState,
  { grid, sweepCells }: { readonly grid: Grid; readonly sweepCells: readonly number[] },
): CollectorState {
  if (
    model.type !== 'dry' ||
    state.type !== 'dry' ||
    model.cleaning.mode !== 'timer' ||
    sweepCells.length > 0
  )
    return state;
  const watchedS = Math.min(grid.runS.at(-1) ?? 0, model.cleaning.sweepPeriodS);
  const sinceSweepS = (watchedS + model.cleaning.sweepPeriodS) / 2;
  return { ...state, cleaning: { ...state.cleaning, sinceSweepS } };
}

/** What no station sends: it stands as the model's own history leaves it. */
function unseen(state: CollectorState): readonly FittedParameter[] {
  const value = state.type === 'dry' ? state.hopperDustKg : state.sludgeKg;
  const name = state.type === 'dry' ? 'hopperDustKg' : 'sludgeKg';
  return [{ name, value, expected: value, deviation: 0.5 * value, reason: 'not-observable' }];
}

/** From a mean size to the standard deviation of normal numbers. */
const SIZE_TO_SIGMA = Math.sqrt(Math.PI / 2);
/** What the model's own error may add to an instrument's noise. */
const MOST_ADDED = 1.3;

/** Instruments as loud as the model sees them: what it could not follow counts as noise of the free run, up to a third more. */
function hearNoise(model: CollectorModel, { differences, state }: Followed): CollectorModel {
  const sensors: Partial<Record<PointId, SensorSpec>> = { ...model.sensors };
  for (const [point, { count, absolute }] of differences) {
    const spec = sensors[point];
    const expected = spec ? noiseOf(spec, state.sensors[point]?.lagged ?? 0) : 0;
    if (!spec || !(expected > 0)) continue;
    const seen = (SIZE_TO_SIGMA * absolute) / count;
    sensors[point] = louder(spec, Math.min(MOST_ADDED, Math.max(1, seen / expected)));
  }
  return { ...model, sensors };
}

function pointFit(
  model: CollectorModel,
  point: PointId,
  from: { readonly followed: Followed; readonly grid: Grid; readonly frozen: ReadonlySet<PointId> },
): readonly PointFit[] {
  const spec = model.sensors[point];
  if (!spec || POINTS[point].kind !== 'analog') return [];
  const seen = from.followed.differences.get(point);
  const { grid } = from;
  const column = grid.points[point];
  const values = column?.value.filter((v, cell) => !Number.isNaN(v) && (grid.settledS[cell] ?? -1) > 0) ?? [];
  const readings = column?.count.reduce((sum, count) => sum + count, 0) ?? 0;
  return [
    {
      point,
      rms: seen ? Math.sqrt(seen.squares / seen.count) : null,
      noise: noiseOf(spec, values.length > 0 ? median(values) : 0),
      readings,
      reason: reasonOf(point, readings, { ...from, isCompared: seen !== undefined }),
    },
  ];
}

function reasonOf(
  point: PointId,
  readings: number,
  {
    frozen,
    grid,
    isCompared,
  }: { readonly frozen: ReadonlySet<PointId>; readonly grid: Grid; readonly isCompared: boolean },
): FitReason | null {
  if (frozen.has(point)) return 'frozen';
  if (readings === 0) return grid.points[point] ? 'too-few-readings' : 'not-measured';
  if (isCompared) return null;
  return grid.running.includes(true) ? 'too-few-readings' : 'stopped';
}
