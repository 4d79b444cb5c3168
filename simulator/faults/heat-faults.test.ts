import { describe, expect, test, vi } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { PointId } from '../../data/model/points';
import { agedState } from '../aged-state';
import { buildPlant } from '../build-plant';
import type { Plant, PlantState } from '../plant';
import { samplePlant } from '../sample-plant';
import { lineBendsOf } from '../stations/line-bends-of';
import { step } from '../step';
import { runTrial, TRIAL_TS, type TrialMoment } from '../testing/run-trial';
import { clearFault } from './clear-fault';
import { injectFault } from './inject-fault';

/** Simulated hours take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3600;

describe('smouldering nest (19)', () => {
  test('embers near the surface: nothing for the first minute, then 2 to 3 K a minute at full severity, half of it at half', () => {
    const full = trial('E1-C01', 'smouldering-nest', 20 * 60);
    const half = trial('E1-C01', 'smouldering-nest', 20 * 60, { severity: 0.5 });
    const start = at(full, 1, 'hopperTemperatureC');
    expect(at(full, 60, 'hopperTemperatureC')).toBeLessThan(start + 1);
    const rise = (series: readonly TrialMoment[]) =>
      (at(series, 900, 'hopperTemperatureC') - at(series, 300, 'hopperTemperatureC')) / 10;
    expect(rise(full)).toBeGreaterThan(2);
    expect(rise(full)).toBeLessThan(3);
    expect(rise(half) / rise(full)).toBeCloseTo(0.5, 1);
    expect(Math.abs(change(full, 'differentialPressurePa'))).toBeLessThan(100);
  });
});

describe('self-heating (19, the slow one)', () => {
  test.each([
    ['E1-C01', 1, 4],
    ['E1-C01', 0.5, 7],
    ['E2-C01', 1, 5.5],
    ['E2-C01', 0.5, 9.5],
    ['E3-C02', 0.5, 7],
  ])('%s at severity %f: silent for 2 h, past 60 degC within %f h', (collector, severity, hours) => {
    const series = trial(collector, 'self-heating', 12 * HOUR, { severity, stepS: 10 });
    const start = at(series, 60, 'hopperTemperatureC');
    expect(at(series, 2 * HOUR, 'hopperTemperatureC')).toBeLessThan(start + 3);
    expect(at(series, hours * HOUR, 'hopperTemperatureC')).toBeGreaterThan(60);
  });

  test('carbon monoxide tells of it before the probe, where it is measured', () => {
    const series = trial('E1-C01', 'self-heating', 4 * HOUR, {
      stepS: 10,
      extraPoints: ['carbonMonoxidePpm'],
    });
    const first = (point: PointId, above: number) =>
      series.find(({ values }) => (values[point] ?? 0) > above)?.second ?? Number.NaN;
    expect(first('carbonMonoxidePpm', 20)).toBeLessThan(first('hopperTemperatureC', 30) - 300);
  });

  test('burnt out it dies: 20 h later the hopper is on its way back', () => {
    const series = trial('E3-C02', 'self-heating', 24 * HOUR, { stepS: 10 });
    const last = dry(series.at(-1));
    expect(last.nest?.fuelShare).toBe(0);
    expect(Math.max(...series.map((moment) => dry(moment).hopperC))).toBeGreaterThan(150);
    expect(last.hopperC).toBeLessThan(40);
  });

  test('a weak heap stays below its critical point', () => {
    const series = trial('E3-C02', 'self-heating', 24 * HOUR, { severity: 0.1, stepS: 10 });
    expect(dry(series.at(-1)).nest?.temperatureC).toBeLessThan(50);
    expect(dry(series.at(-1)).hopperC).toBeLessThan(25);
  });

  test('taken out, the hopper cools at once', () => {
    const plant = enterprisePlant('E1');
    let state = inject(plant, agedState(plant, 1, TRIAL_TS), 'self-heating', 'E1-C01');
    state = run(plant, state, 4 * HOUR, 10);
    const hot = temperature(state, 'E1-C01');
    state = run(plant, clearFault(state, 'E1-C01'), HOUR, 10);
    expect(hot).toBeGreaterThan(60);
    expect(temperature(state, 'E1-C01')).toBeLessThan(0.85 * hot);
  });
});

describe('deflagration (21)', () => {
  test('dry: pressure over its range for some samples, then nothing; hopper and inlet jump; fan off, silent after 6 s', () => {
    const series = trial('E1-C01', 'deflagration', 30, { extraPoints: ['inletTemperatureC'] });
    expect(at(series, 1, 'differentialPressurePa')).toBe(5000);
    expect(at(series, 12, 'differentialPressurePa')).toBeLessThan(20);
    expect(at(series, 5, 'hopperTemperatureC') - at(series, 1, 'hopperTemperatureC')).toBeGreaterThan(5);
    expect(at(series, 5, 'inletTemperatureC')).toBeGreaterThan(100);
    expect(at(series, 1, 'running')).toBe(0);
    expect(at(series, 8, 'producing')).toBe(0);
    expect(dry(series[0]).hopperC - dry(series.at(-1)).hopperC).toBeLessThan(5);
  });

  test('wet: the spray ends with the fan, the hydrogen is burnt; no point feels the blast itself', () => {
    const series = trial('E5-C01', 'deflagration', 30);
    expect(at(series, 1, 'running')).toBe(0);
    expect(at(series, 20, 'sprayFlowM3h')).toBeLessThan(1);
    expect(Math.abs(change(series, 'tankLevelM'))).toBeLessThan(0.02);
  });

  test('the jump is the same at any step, and the station is silent from the sixth second on', () => {
    const plant = enterprisePlant('E1');
    const start = inject(plant, agedState(plant, 1, TRIAL_TS), 'deflagration', 'E1-C01');
    const jumped = [0.5, 1, 10].map((dtS) => temperature(run(plant, start, 10, dtS), 'E1-C01'));
    expect(Math.max(...jumped) - Math.min(...jumped)).toBeLessThan(0.5);
    expect(lineBendsOf(plant, run(plant, start, 5)).powerLost).toBe(false);
    expect(lineBendsOf(plant, run(plant, start, 6)).powerLost).toBe(true);
  });
});

describe('explosion with failed isolation (22)', () => {
  test('the neighbour in the workshop follows a second later, the other workshop does not', () => {
    const plant = enterprisePlant('E1');
    expect(plant.collectors.map(({ neighbours }) => neighbours)).toEqual([['E1-C02'], ['E1-C01'], []]);
    let state = run(plant, agedState(plant, 1, TRIAL_TS), HOUR, 10);
    state = inject(plant, state, 'explosion-isolation-fails', 'E1-C01');
    const seen = [1, 2, 3].map(() => {
      const sampled = samplePlant(plant, step(plant, state));
      state = sampled.state;
      return sampled.samples.map(({ values }) => [values.running, values.differentialPressurePa === 5000]);
    });
    expect(seen[0]).toEqual([
      [false, true],
      [true, false],
      [true, false],
    ]);
    expect(seen[1]?.[1]).toEqual([false, true]);
    expect(seen[2]?.[2]).toEqual([true, false]);
  });

  test('a deflagration that is isolated stays where it is', () => {
    const plant = enterprisePlant('E1');
    const state = run(plant, inject(plant, agedState(plant, 1, TRIAL_TS), 'deflagration', 'E1-C01'), 10);
    expect(state.collectors.map(({ running }) => running)).toEqual([false, true, true]);
  });
});

interface Trial {
  readonly severity?: number;
  readonly stepS?: number;
  readonly extraPoints?: readonly PointId[];
}

function trial(collector: string, id: string, seconds: number, more: Trial = {}): TrialMoment[] {
  const { severity = 1, ...rest } = more;
  return runTrial({ collector, seconds, ...rest, fault: { id, severity, rampS: 0 } });
}

function enterprisePlant(id: string): Plant {
  const enterprise = SAMPLE_RECORDS.find((record) => record.kind === 'enterprise' && record.id === id);
  if (enterprise?.kind !== 'enterprise') throw new Error(`no sample enterprise ${id}`);
  const collectors = SAMPLE_RECORDS.flatMap((record) =>
    record.kind === 'collector' && record.enterprise === id ? [record] : [],
  );
  return buildPlant(enterprise, collectors, { seed: 1, alwaysOn: true });
}

function inject(plant: Plant, state: PlantState, id: string, collector: string): PlantState {
  return injectFault(plant, state, { id, collector, severity: 1, rampS: 0 });
}

function run(plant: Plant, start: PlantState, seconds: number, dtS = 1): PlantState {
  let state = start;
  for (let second = 0; second < seconds; second += dtS) state = step(plant, state, dtS);
  return state;
}

function temperature(state: PlantState, collector: string): number {
  const found = state.collectors.find(({ id }) => id === collector);
  return found?.type === 'dry' ? found.hopperC : Number.NaN;
}

function at(series: readonly TrialMoment[], second: number, point: PointId): number {
  return series.findLast((moment) => moment.second <= second)?.values[point] ?? Number.NaN;
}

function change(series: readonly TrialMoment[], point: PointId): number {
  return at(series, Number.POSITIVE_INFINITY, point) - (series[0]?.values[point] ?? Number.NaN);
}

function dry(moment: TrialMoment | undefined) {
  if (moment?.state.type !== 'dry') throw new Error('a dry collector was expected');
  return moment.state;
}
