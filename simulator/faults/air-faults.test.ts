import { expect, test, vi } from 'vitest';
import type { PointId } from '../../data/model/points';
import type { PlantState } from '../plant';
import { step } from '../step';
import { runTrial, TRIAL_TS, type TrialMoment, trialPlant } from '../testing/run-trial';

/** Simulated hours take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3600;

test('dust overload on demand: cleaned three times as often at the same pressure, twice as often at half severity', () => {
  const run = (severity: number) => trial('E1-C01', 'dust-overload', { severity, seconds: 6 * HOUR });
  const [healthy, half, full] = [run(0), run(0.5), run(1)];
  expect(pulsesOf(full) / pulsesOf(healthy)).toBeCloseTo(3, 0);
  expect(pulsesOf(half) / pulsesOf(healthy)).toBeCloseTo(2, 0);
  expect(mean(full, 'differentialPressurePa') / mean(healthy, 'differentialPressurePa')).toBeCloseTo(1, 1);
});

test('dust overload under a timer: as many pulses, teeth three times as high, 10 to 20 % more pressure', () => {
  const healthy = trial('E2-C01', 'dust-overload', { severity: 0, seconds: 8 * HOUR });
  const full = trial('E2-C01', 'dust-overload', { severity: 1, seconds: 8 * HOUR });
  expect(Math.abs(pulsesOf(full) - pulsesOf(healthy))).toBeLessThan(0.05 * pulsesOf(healthy));
  const late = (series: readonly TrialMoment[]) => series.filter(({ second }) => second > 2 * HOUR);
  expect(swing(late(full)) / swing(late(healthy))).toBeGreaterThan(2);
  const rise = mean(late(full), 'differentialPressurePa') / mean(late(healthy), 'differentialPressurePa');
  expect(rise).toBeGreaterThan(1.1);
  expect(rise).toBeLessThan(1.2);
});

test('belt slip: with the contact on, pressure and velocity halve in a minute; half severity takes a quarter', () => {
  const run = (severity: number) => trial('E2-C01', 'fan-belt-slip', { severity, seconds: 180, stepS: 1 });
  const [healthy, half, full] = [run(0), run(0.5), run(1)];
  for (const point of ['differentialPressurePa', 'ductVelocityMs'] as const) {
    expect(at(full, 60, point) / at(healthy, 60, point)).toBeCloseTo(0.5, 1);
    expect(at(half, 60, point) / at(healthy, 60, point)).toBeCloseTo(0.75, 1);
  }
  expect(full.every(({ values }) => values.running === 1)).toBe(true);
});

test('belt slip on a wet collector shows at none of its points', () => {
  const [healthy, full] = [0, 1].map((severity) =>
    trial('E5-C01', 'fan-belt-slip', { severity, seconds: 2 * HOUR, stepS: 10 }),
  );
  if (!healthy || !full) throw new Error('two runs were asked for');
  for (const [point, tolerance] of [
    ['tankLevelM', 0.025],
    ['sprayFlowM3h', 0.5],
    ['hydrogenPercentLel', 1],
  ] as const)
    expect(Math.abs(mean(full, point) - mean(healthy, point))).toBeLessThan(tolerance);
});

test('a throttled drive: 40 % below the transport velocity at once, then wood fills the duct and takes pressure and air for hours', () => {
  const series = trial('E2-C01', 'duct-below-transport', { severity: 1, seconds: 12 * HOUR, stepS: 10 });
  expect(at(series, 120, 'ductVelocityMs') / (0.6 * 20.3)).toBeCloseTo(1, 1);
  const hourly = [1, 3, 6, 9, 12].map((hour) => around(series, hour * HOUR));
  expect(hourly.map(({ depositKg }) => depositKg)).toEqual(
    hourly.map(({ depositKg }) => depositKg).toSorted((a, b) => a - b),
  );
  expect(hourly[4]?.depositKg).toBeGreaterThan(60);
  expect(hourly[4]?.velocityMs).toBeLessThan(0.9 * (hourly[0]?.velocityMs ?? 0));
  expect(hourly[4]?.pa).toBeLessThan(0.9 * (hourly[0]?.pa ?? 0));
});

test('half as far below: half the dune, hardly any slow fall', () => {
  const series = trial('E2-C01', 'duct-below-transport', { severity: 0.5, seconds: 12 * HOUR, stepS: 10 });
  expect(at(series, 120, 'ductVelocityMs') / (0.8 * 20.3)).toBeCloseTo(1, 1);
  const [early, late] = [around(series, HOUR), around(series, 12 * HOUR)];
  expect(late.depositKg).toBeGreaterThan(20);
  expect(late.velocityMs / early.velocityMs).toBeGreaterThan(0.93);
  expect(late.velocityMs / early.velocityMs).toBeLessThan(1);
});

test('back at full speed the air takes the dune up again and brings more dust than the hoods draw in', () => {
  const plant = trialPlant('E2-C01');
  const dune = runTrial({ collector: 'E2-C01', seconds: 10, stepS: 10 }).at(-1)?.state;
  if (!dune) throw new Error('the trial has no end');
  let state: PlantState = {
    ts: TRIAL_TS,
    faults: [],
    orders: [],
    collectors: [{ ...dune, ductDepositKg: 50 }],
  };
  state = step(plant, state, 10);
  const [model] = plant.collectors;
  expect(state.collectors[0]?.inletDustKgM3).toBeGreaterThan(1.3 * (model?.dustKgM3 ?? 0));
  for (let i = 0; i < 6 * 360; i++) state = step(plant, state, 10);
  expect(state.collectors[0]?.ductDepositKg).toBeLessThan(5);
});

test('a plugged branch: a quarter less pressure and air at once, nearly so at half severity, and a dune begins', () => {
  const run = (severity: number) => trial('E1-C01', 'duct-plugged', { severity, seconds: 300, stepS: 5 });
  const [healthy, half, full] = [run(0), run(0.5), run(1)];
  const left = (series: readonly TrialMoment[]) =>
    at(series, 120, 'differentialPressurePa') / at(healthy, 120, 'differentialPressurePa');
  expect(left(full)).toBeCloseTo(0.73, 1);
  expect(left(half)).toBeLessThan(0.8);
  expect(full.at(-1)?.state.ductDepositKg).toBeGreaterThan(0);
  expect(healthy.at(-1)?.state.ductDepositKg).toBeLessThan(1e-2);
});

test('a plugged branch under cleaning on demand: the cake makes up for the pressure within hours, the velocity tells on', () => {
  const series = trial('E1-C01', 'duct-plugged', { severity: 1, seconds: 5 * HOUR });
  expect(at(series, 5 * HOUR, 'differentialPressurePa')).toBeGreaterThan(0.9 * 1050);
  expect(at(series, 5 * HOUR, 'ductVelocityMs')).toBeLessThan(0.75 * 23.5);
});

test('embers: the inlet passes 100 degC within two minutes and is back within 15, a few sparks in the first minute, then none', () => {
  const run = (severity: number) => trial('E2-C02', 'hot-ember', { severity, seconds: 900, stepS: 1 });
  const [healthy, half, full] = [run(0), run(0.5), run(1)];
  const peak = (series: readonly TrialMoment[]) =>
    Math.max(...series.map(({ values }) => values.inletTemperatureC ?? 0));
  expect(peak(full)).toBeGreaterThan(100);
  expect(peak(half)).toBeGreaterThan(70);
  expect(peak(healthy)).toBeLessThan(30);
  expect(Math.abs(at(full, 900, 'inletTemperatureC') - at(healthy, 900, 'inletTemperatureC'))).toBeLessThan(
    3,
  );
  const sparks = (from: number, to: number) =>
    full
      .filter(({ second }) => second > from && second <= to)
      .reduce((sum, { values }) => sum + (values.sparkCount ?? 0), 0);
  expect(sparks(0, 60)).toBeGreaterThanOrEqual(3);
  expect(sparks(0, 60)).toBeLessThan(25);
  expect(sparks(60, 900)).toBe(0);
});

test('embers past a collector with neither probe nor detector leave its readings alone', () => {
  const [healthy, full] = [0, 1].map((severity) =>
    trial('E2-C01', 'hot-ember', { severity, seconds: 900, stepS: 5 }),
  );
  if (!healthy || !full) throw new Error('two runs were asked for');
  expect(mean(full, 'differentialPressurePa') / mean(healthy, 'differentialPressurePa')).toBeCloseTo(1, 1);
  expect(Math.abs(at(full, 900, 'hopperTemperatureC') - at(healthy, 900, 'hopperTemperatureC'))).toBeLessThan(
    2,
  );
});

interface Wanted {
  /** 0: in health. */
  readonly severity: number;
  readonly seconds: number;
  readonly stepS?: number;
}

function trial(collector: string, id: string, { severity, seconds, stepS = 10 }: Wanted): TrialMoment[] {
  const fault = { id, severity, rampS: 0 };
  return runTrial({ collector, seconds, stepS, ...(severity > 0 ? { fault } : {}) });
}

function at(series: readonly TrialMoment[], second: number, point: PointId): number {
  return series.findLast((moment) => moment.second <= second)?.values[point] ?? Number.NaN;
}

function mean(series: readonly TrialMoment[], point: PointId): number {
  return series.reduce((sum, { values }) => sum + (values[point] ?? Number.NaN), 0) / series.length;
}

/** Means over the 40 min before that second, more than one cycle of the timer. */
function around(series: readonly TrialMoment[], second: number) {
  const near = series.filter((moment) => moment.second > second - 2400 && moment.second <= second);
  return {
    pa: mean(near, 'differentialPressurePa'),
    velocityMs: mean(near, 'ductVelocityMs'),
    depositKg: near.at(-1)?.state.ductDepositKg ?? Number.NaN,
  };
}

function pulsesOf(series: readonly TrialMoment[]): number {
  return series.filter(({ state }) => state.type === 'dry' && state.pulsing).length;
}

function swing(series: readonly TrialMoment[]): number {
  const values = series.map(({ state }) =>
    state.type === 'dry' ? state.differentialPressurePa : Number.NaN,
  );
  return Math.max(...values) - Math.min(...values);
}
