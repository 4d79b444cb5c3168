import type { DryModel } from '../plant';
import { type Estimate, medianEstimate, weigh } from './estimate';
import { findCycles, type Ramp } from './find-cycles';
import type { FitReason, FittedParameter } from './fitted-plant';
import { CELL_S, type Grid } from './lay-on-grid';
import { median } from './quantile';
import { riseRate } from './rise-rate';

/** A way back of this share of the expected swing, or of so many deviations of the noise, is a turn. */
const TURN_SHARE = 0.45;
const TURN_NOISES = 3.5;
/** How far from its record a plant may be, a share: standard deviations of the expectations. Own defaults. */
const EXPECTED = { cake: 0.3, dust: 0.3, setValue: 0.08, period: 0.35, drag: 0.1 } as const;
/** A slope needs so many cells, 5 minutes, or an open end 10. */
const LEAST_CELLS = { rise: 36, open: 72 } as const;
/** Share of the standard deviation of production that is left in a slope over so long: ups and downs last about ten minutes. */
const LOAD_MEMORY_S = 600;
/** What production of the fitted hours leaves uncertain of the level that a timed filter comes back to, a share. Own estimate. */
const LEVEL_SHARE = 0.01;
/** Of a period told by what grew in it, a share: production was another then. Own estimate. */
const GROWTH_DEVIATION = 0.2;
/** Outside these multiples of what the record says a fit is not believed. */
const BELIEVED = [0.25, 4] as const;

export interface CleaningFit {
  readonly model: DryModel;
  readonly parameters: readonly FittedParameter[];
  /** Cells in which cleaning began, as the pressure shows it. */
  readonly sweepCells: readonly number[];
  /** Up to here every sweep is known, a cell. */
  readonly knownTo: number;
  /** What counted as a turn, Pa. */
  readonly leastPa: number;
}

/**
 * Cleaning, residual drag and dust of a filter from its pressure drop: peaks and troughs are the set points of cleaning on demand, the time
 * from peak to peak is the period of a timed one, how fast it falls tells the cake from the cloth (K1), how fast it rises the dust. `noisePa` is
 * the standard deviation of a cell. What K2, dust, share that reaches the bags and area do to the slope cannot be told apart: dust stands for all.
 */
export function fitCleaning(expected: DryModel, grid: Grid, noisePa: number): CleaningFit {
  const { startPa, stopPa } = expected.cleaning;
  const least = Math.max(TURN_SHARE * (startPa - stopPa), TURN_NOISES * noisePa);
  const ramps = findCycles(grid, 'differentialPressurePa', least);
  const none = reasonOf(grid);
  const settled =
    expected.cleaning.mode === 'timer'
      ? fitTimed(expected, { grid, ramps, noisePa, none })
      : fitOnDemand(expected, { grid, ramps, noisePa, none });
  const dust = fitDust(settled.model, { grid, ramps, noisePa, none });
  const sweepCells = ramps.flatMap((ramp) => (ramp.kind === 'rise' && ramp.ends ? [ramp.to + 1] : []));
  return {
    model: dust.model,
    parameters: [...settled.parameters, ...dust.parameters, notSeen(expected)],
    sweepCells,
    knownTo: ramps.at(-1)?.from ?? -1,
    leastPa: least,
  };
}

interface Material {
  readonly grid: Grid;
  readonly ramps: readonly Ramp[];
  readonly noisePa: number;
  /** Why there is no pressure to fit to, if there is none. */
  readonly none: FitReason | null;
}

type Part = Pick<CleaningFit, 'model' | 'parameters'>;

function reasonOf(grid: Grid): FitReason | null {
  const column = grid.points.differentialPressurePa;
  if (!column) return 'not-measured';
  if (!grid.running.includes(true)) return 'stopped';
  return column.count.some((count, cell) => count > 0 && (grid.settledS[cell] ?? 0) > 0)
    ? null
    : 'too-few-readings';
}

/** A sweep in steady state takes off what grew: its amplitude does not show its efficiency. */
function notSeen({ pulseEfficiency }: DryModel): FittedParameter {
  return {
    name: 'pulseEfficiency',
    value: pulseEfficiency,
    expected: pulseEfficiency,
    deviation: 0.1 * pulseEfficiency,
    reason: 'not-observable',
  };
}

function fitOnDemand(expected: DryModel, { grid, ramps, noisePa, none }: Material): Part {
  const { cleaning } = expected;
  const floor = Math.max(1, noisePa / 3);
  const peaks = ramps.flatMap((r) => (r.kind === 'rise' && r.ends && r.last ? [r.last.at(r.to)] : []));
  const troughs = ramps.flatMap((r) =>
    r.kind === 'rise' && r.begins && r.first ? [r.first.at(r.from)] : [],
  );
  const start = medianEstimate(peaks, floor);
  const trough = medianEstimate(troughs, floor);
  if (!start || !trough || start.value <= trough.value)
    return withoutCycle(expected, ramps, none ?? 'no-full-cycle');
  const pulses = countPulses(ramps, start.value - trough.value, {
    grid,
    intervalS: cleaning.pulseIntervalS,
  });
  const dropPa = (start.value - trough.value) / pulses;
  const stopPa = trough.value + dropPa / 2;
  const fitted = {
    ...expected,
    cleaning: { ...cleaning, startPa: start.value, stopPa },
  };
  const cake = cakePa(expected, dropPa);
  const { model, parameter } = withCake(fitted, cake, { measured: true, expected });
  return {
    model,
    parameters: [
      { name: 'startPa', expected: cleaning.startPa, ...start, reason: null },
      {
        name: 'stopPa',
        expected: cleaning.stopPa,
        value: stopPa,
        deviation: Math.hypot(trough.deviation, dropPa / 6),
        reason: null,
      },
      parameter,
    ],
  };
}

/** Pulses of a sweep, one each interval: half of the fall is done when the pressure stays below the middle. Counted by when that is. */
function countPulses(ramps: readonly Ramp[], swingPa: number, { grid, intervalS }: PulseClock): number {
  const counts = ramps.flatMap((ramp, i) => {
    const before = ramps[i - 1];
    if (ramp.kind !== 'fall' || !before?.ends || !before.last) return [];
    const middlePa = before.last.at(ramp.from) - swingPa / 2;
    const halfS = (firstBelow(grid, ramp, middlePa) - ramp.from - 0.5) * CELL_S;
    return [1 + (2 * Math.max(0, halfS)) / intervalS];
  });
  return counts.length === 0 ? 3 : median(counts);
}

interface PulseClock {
  readonly grid: Grid;
  readonly intervalS: number;
}

/** The first cell of a fall that lies below a level together with the next one: a single one may be the kick of a pulse. */
function firstBelow(grid: Grid, { from, to }: Ramp, levelPa: number): number {
  const values = grid.points.differentialPressurePa?.value ?? [];
  for (let cell = from; cell < to; cell++) {
    if ((values[cell] ?? 0) < levelPa && (values[cell + 1] ?? 0) < levelPa) return cell;
  }
  return to;
}

/** Cake's part of the pressure drop, when a pulse on the dirtiest of N rows takes `dropPa` off: the staircase of `agedState`. */
function cakePa({ pulseEfficiency: eta, cleaning }: DryModel, dropPa: number): number {
  return (dropPa * cleaning.rows * (1 - eta / 2)) / eta;
}

function withCake(
  model: DryModel,
  cake: number,
  { measured, expected }: { readonly measured: boolean; readonly expected: DryModel },
): { readonly model: DryModel; readonly parameter: FittedParameter } {
  const middlePa = (model.cleaning.startPa + model.cleaning.stopPa) / 2;
  const { airFlowM3s } = riseRate(model, [0], middlePa);
  const velocityMs = airFlowM3s / model.filterAreaM2;
  const expectedPa = Math.max(
    0.05 * middlePa,
    (expected.cleaning.startPa + expected.cleaning.stopPa) / 2 - expected.cloth.residualDragPaSM * velocityMs,
  );
  const share = weigh(
    { value: Math.log(expectedPa / middlePa), deviation: EXPECTED.cake },
    { value: Math.log(Math.max(1, cake) / middlePa), deviation: measured ? EXPECTED.cake : 10 },
  );
  const cakeShare = Math.min(0.6, Math.max(0.08, Math.exp(share.value)));
  const residualDragPaSM = ((1 - cakeShare) * middlePa) / velocityMs;
  return {
    model: { ...model, cloth: { ...model.cloth, residualDragPaSM } },
    parameter: {
      name: 'residualDragPaSM',
      value: residualDragPaSM,
      expected: expected.cloth.residualDragPaSM,
      deviation: (share.deviation * cakeShare * middlePa) / velocityMs,
      reason: measured ? null : 'no-full-cycle',
    },
  };
}

/** Nothing turned: set points as registered, unless the pressure has been beyond them. */
function withoutCycle(expected: DryModel, ramps: readonly Ramp[], reason: FitReason): Part {
  const { cleaning } = expected;
  const highest = Math.max(0, ...ramps.flatMap((r) => (r.last ? [r.last.at(r.to)] : [])));
  const startPa = Math.max(cleaning.startPa, 1.01 * highest);
  const stopPa = (cleaning.stopPa / cleaning.startPa) * startPa;
  const model = { ...expected, cleaning: { ...cleaning, startPa, stopPa } };
  const deviation = EXPECTED.setValue * startPa;
  return {
    model,
    parameters: [
      { name: 'startPa', value: startPa, expected: cleaning.startPa, deviation, reason },
      { name: 'stopPa', value: stopPa, expected: cleaning.stopPa, deviation, reason },
      priorDrag(expected, reason),
    ],
  };
}

function priorDrag({ cloth }: DryModel, reason: FitReason): FittedParameter {
  const { residualDragPaSM: value } = cloth;
  return { name: 'residualDragPaSM', value, expected: value, deviation: EXPECTED.drag * value, reason };
}

function fitTimed(expected: DryModel, { grid, ramps, noisePa, none }: Material): Part {
  const { cleaning } = expected;
  const period = periodOf(grid, ramps) ?? periodByGrowth(cleaning.sweepPeriodS, ramps);
  const sweepPeriodS = period?.value ?? cleaning.sweepPeriodS;
  const model = { ...expected, cleaning: { ...cleaning, sweepPeriodS } };
  const drag = timedDrag(model, { grid, ramps, noisePa });
  const reason = none ?? 'no-full-cycle';
  const parameters: FittedParameter[] = [
    period
      ? { name: 'sweepPeriodS', expected: cleaning.sweepPeriodS, ...period, reason: null }
      : {
          name: 'sweepPeriodS',
          value: sweepPeriodS,
          expected: sweepPeriodS,
          deviation: EXPECTED.period * sweepPeriodS,
          reason,
        },
    drag
      ? { name: 'residualDragPaSM', expected: expected.cloth.residualDragPaSM, ...drag, reason: null }
      : priorDrag(expected, reason),
  ];
  const residualDragPaSM = drag?.value ?? expected.cloth.residualDragPaSM;
  return { model: { ...model, cloth: { ...model.cloth, residualDragPaSM } }, parameters };
}

/** From sweep to sweep in running time; twice or three times the least means that sweeps in between went unseen. */
function periodOf(grid: Grid, ramps: readonly Ramp[]): Estimate | null {
  const starts = ramps.flatMap((r) => (r.kind === 'rise' && r.ends ? [grid.runS[r.to] ?? 0] : []));
  const gaps = starts.slice(1).map((start, i) => start - (starts[i] ?? start));
  if (gaps.length === 0) return null;
  const usual = median(gaps);
  const near = gaps.filter((gap) => Math.abs(gap - usual) < 0.25 * usual);
  const mean = near.reduce((sum, gap) => sum + gap, 0) / near.length;
  return near.length === 0 ? null : { value: mean, deviation: Math.max(1, 15 / near.length) };
}

/** A single sweep took off what had grown in a period: the fall over the slope of the rises, weighed against what the record says. */
function periodByGrowth(expectedS: number, ramps: readonly Ramp[]): Estimate | null {
  const falls = ramps.flatMap((ramp, i) => {
    const [before, after] = [ramps[i - 1], ramps[i + 1]];
    if (ramp.kind !== 'fall' || !ramp.ends || !before?.last || !after?.first) return [];
    return [before.last.at(ramp.from) - after.first.at(ramp.to)];
  });
  const rises = ramps.flatMap((r) => (r.kind === 'rise' && r.whole && isLongEnough(r) ? [r] : []));
  const cells = rises.reduce((sum, r) => sum + r.to - r.from, 0);
  const slope = rises.reduce((sum, r) => sum + (r.whole?.slope ?? 0) * ((r.to - r.from) / cells), 0) / CELL_S;
  if (falls.length === 0 || !(slope > 0)) return null;
  const grown = Math.max(1, median(falls)) / slope;
  const found = weigh(
    { value: Math.log(expectedS), deviation: EXPECTED.period },
    { value: Math.log(grown), deviation: GROWTH_DEVIATION },
  );
  return { value: Math.exp(found.value), deviation: found.deviation * Math.exp(found.value) };
}

/** K1 v = mean pressure less the mean cake: amplitude A = what grows in a period, of which (1/eta - 1/2) lies on the bags on the mean. */
function timedDrag(model: DryModel, { grid, ramps, noisePa }: Omit<Material, 'none'>): Estimate | null {
  const rises = ramps.filter((r) => r.kind === 'rise' && r.begins && r.ends && r.first && r.last);
  const amplitudes = rises.map((r) => (r.last?.at(r.to) ?? 0) - (r.first?.at(r.from) ?? 0));
  const levels = rises.map((r) => ((r.last?.at(r.to) ?? 0) + (r.first?.at(r.from) ?? 0)) / 2);
  const amplitude = medianEstimate(amplitudes, noisePa);
  const level = medianEstimate(levels, noisePa);
  if (!amplitude || !level || grid.cells === 0) return null;
  const { airFlowM3s } = riseRate(model, [0], level.value);
  const velocityMs = airFlowM3s / model.filterAreaM2;
  const cake = Math.min(0.6 * level.value, amplitude.value * (1 / model.pulseEfficiency - 0.5));
  return {
    value: (level.value - cake) / velocityMs,
    deviation: Math.hypot(level.deviation, amplitude.deviation, LEVEL_SHARE * level.value) / velocityMs,
  };
}

function fitDust(model: DryModel, { grid, ramps, noisePa, none }: Material): Part {
  const rises = ramps.filter((r) => r.kind === 'rise' && r.whole && isLongEnough(r) && produced(grid, r));
  const pa = rises.map((r) => r.whole?.at((r.from + r.to) / 2) ?? 0);
  const rates = rises.map((r, i) => (r.whole?.slope ?? 0) / CELL_S / expectedRise(model, pa[i] ?? 0));
  const seconds = rises.map((r) => (r.to - r.from) * CELL_S);
  const total = seconds.reduce((sum, s) => sum + s, 0);
  const expected = { value: 1, deviation: EXPECTED.dust };
  if (total === 0) return priorDust(model, none ?? 'too-few-readings');
  const factor = rates.reduce((sum, rate, i) => sum + (rate * (seconds[i] ?? 0)) / total, 0);
  const slopeError = noiseOfSlopes(seconds, noisePa) / expectedRise(model, median(pa));
  const { meanLoad, deviation } = model.production;
  const loadError = (deviation / meanLoad) * Math.sqrt((2 * LOAD_MEMORY_S) / (total + 2 * LOAD_MEMORY_S));
  const measured = { value: factor, deviation: Math.hypot(slopeError, loadError) };
  const found = weigh(expected, measured);
  if (!(found.value > BELIEVED[0] && found.value < BELIEVED[1])) return priorDust(model, 'out-of-bounds');
  const dustKgM3 = model.dustKgM3 * found.value;
  return {
    model: { ...model, dustKgM3 },
    parameters: [
      {
        name: 'dustKgM3',
        value: dustKgM3,
        expected: model.dustKgM3,
        deviation: found.deviation * model.dustKgM3,
        reason: null,
      },
    ],
  };
}

function priorDust(model: DryModel, reason: FitReason): Part {
  const { dustKgM3: value } = model;
  const deviation = EXPECTED.dust * value;
  return { model, parameters: [{ name: 'dustKgM3', value, expected: value, deviation, reason }] };
}

function isLongEnough({ from, to, begins, ends }: Ramp): boolean {
  return to - from >= (begins && ends ? LEAST_CELLS.rise : LEAST_CELLS.open);
}

function produced({ producing }: Grid, { from, to }: Ramp): boolean {
  for (let cell = from; cell <= to; cell++) if (!producing[cell]) return false;
  return true;
}

/** Slope at the mean production, Pa/s, with the cake that the middle of the sawtooth has: on demand a staircase of rows, timed all alike. */
function expectedRise(model: DryModel, pressurePa: number): number {
  const { cloth, cleaning, pulseEfficiency: eta } = model;
  const velocityMs = riseRate(model, [0], pressurePa).airFlowM3s / model.filterAreaM2;
  const mean = Math.max(0, pressurePa / velocityMs - cloth.residualDragPaSM) / cloth.cakeResistancePerS;
  const dirtiest = mean / (1 - eta / 2);
  const loads = Array.from({ length: cleaning.rows }, (_, row) =>
    cleaning.mode === 'timer' ? mean : dirtiest * (1 - (eta * (row + 0.5)) / cleaning.rows),
  );
  return riseRate(model, loads, pressurePa).risePaS * model.production.meanLoad;
}

/** Error of the length-weighted mean of slopes over so many seconds each, Pa/s: that of one is s sqrt(12 / n) / T. */
function noiseOfSlopes(seconds: readonly number[], noisePa: number): number {
  const total = seconds.reduce((sum, s) => sum + s, 0);
  const squares = seconds.map((s) => ((s / total) * noisePa * Math.sqrt((12 * CELL_S) / s)) / s);
  return Math.hypot(...squares);
}
