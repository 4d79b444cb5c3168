import { expect, test, vi } from 'vitest';
import type { PointId } from '../../data/model/points';
import { agedState } from '../aged-state';
import { samplePlant } from '../sample-plant';
import { step } from '../step';
import { runTrial, TRIAL_TS, type TrialMoment, trialPlant } from '../testing/run-trial';
import { HEALTHY } from './fault';
import { injectFault } from './inject-fault';
import { sensorDrift } from './sensor-drift';

/** Simulated hours take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3600;
const MIDNIGHT = Date.parse('2026-11-23T00:00:00+08:00');

test('pressure tube off: 0 Pa with the fan running, half off reads half; bags, air and temperature as in health', () => {
  const healthy = runTrial({ collector: 'E1-C01', seconds: 300 });
  const off = trial('E1-C01', 'pressure-tap-off', 300);
  const half = trial('E1-C01', 'pressure-tap-off', 300, 0.5);
  expect(Math.max(...read(off.slice(10), 'differentialPressurePa'))).toBe(0);
  expect(off.every(({ values }) => values.running === 1)).toBe(true);
  const share = mean(read(half, 'differentialPressurePa')) / mean(read(healthy, 'differentialPressurePa'));
  expect(share).toBeCloseTo(0.5, 2);
  expect(read(off, 'hopperTemperatureC')).toEqual(read(healthy, 'hopperTemperatureC'));
  expect(off.map(({ state }) => state.airFlowM3s)).toEqual(healthy.map(({ state }) => state.airFlowM3s));
});

test('a full drift: +250 Pa or +0.1 m after six hours, half of it after three, and it stays there', () => {
  const bias = (collector: string, severity: number, elapsedS: number) => {
    const [model] = trialPlant(collector).collectors;
    if (!model) throw new Error('the trial plant has no collector');
    const { sensors } = sensorDrift.bend(HEALTHY, severity, { model, elapsedS });
    return Object.entries(sensors).map(([point, bend]) => [point, bend?.bias]);
  };
  expect(bias('E1-C01', 1, 3 * HOUR)).toEqual([['differentialPressurePa', 125]]);
  expect(bias('E1-C01', 0.5, 6 * HOUR)).toEqual([['differentialPressurePa', 125]]);
  expect(bias('E1-C01', 1, 60 * HOUR)).toEqual([['differentialPressurePa', 250]]);
  expect(bias('E5-C01', 1, 6 * HOUR)).toEqual([['tankLevelM', 0.1]]);
});

test('drift: the reading leaves the plant slowly, and the cleaning goes by the plant', () => {
  const drifted = runTrial({
    collector: 'E1-C01',
    seconds: 6 * HOUR,
    stepS: 10,
    fault: { id: 'sensor-drift', severity: 1, rampS: 0 },
  });
  const healthy = runTrial({ collector: 'E1-C01', seconds: 6 * HOUR, stepS: 10 });
  const gap = (hour: number) =>
    mean(read(within(drifted, hour), 'differentialPressurePa')) -
    mean(read(within(healthy, hour), 'differentialPressurePa'));
  expect(Math.abs(gap(0) - 250 / 12)).toBeLessThan(2);
  expect(Math.abs(gap(5) - (250 * 11) / 12)).toBeLessThan(2);
  const pulses = (series: readonly TrialMoment[]) =>
    series.filter(({ state }) => state.type === 'dry' && state.pulsing).length;
  expect(pulses(drifted)).toBe(pulses(healthy));
});

test('a shifted zero: 250 Pa and 2.5 m3/h at rest, 125 Pa at half severity', () => {
  const resting = (collector: string, severity: number, point: PointId) =>
    mean(read(runTrial({ ...atNight(collector), fault: { id: 'sensor-bias', severity, rampS: 0 } }), point));
  expect(Math.abs(resting('E2-C02', 1, 'differentialPressurePa') - 250)).toBeLessThan(3);
  expect(Math.abs(resting('E2-C02', 0.5, 'differentialPressurePa') - 125)).toBeLessThan(3);
  expect(resting('E5-C01', 1, 'sprayFlowM3h')).toBeCloseTo(2.5, 1);
});

test('a short-circuited probe: -46 degC at once with quality 1, an open one 215 degC; the hopper as before', () => {
  const plant = trialPlant('E1-C01');
  const told = (id: string) => {
    const bent = injectFault(plant, agedState(plant, 1, TRIAL_TS), { id, ...FULL, collector: 'E1-C01' });
    const [sample] = samplePlant(plant, step(plant, bent)).samples;
    return [sample?.values.hopperTemperatureC, sample?.quality];
  };
  expect(told('temperature-sensor-short')).toEqual([-46, { hopperTemperatureC: 1 }]);
  expect(told('temperature-sensor-open')).toEqual([215, { hopperTemperatureC: 1 }]);
  const [moment] = trial('E1-C01', 'temperature-sensor-short', 1);
  expect(moment?.state.type === 'dry' && moment.state.hopperC).toBeGreaterThan(10);
});

test.each([
  ['E1-C01', 'hopperTemperatureC'],
  ['E5-C01', 'sprayFlowM3h'],
] as const)(
  'interference on %s: %s about five times as noisy, half of it three times, around the same mean',
  (collector, point) => {
    const healthy = read(runTrial({ collector, seconds: 600 }), point);
    const full = read(trial(collector, 'sensor-noise', 600), point);
    const half = read(trial(collector, 'sensor-noise', 600, 0.5), point);
    const ratio = (noisy: readonly number[]) => jitter(noisy) / jitter(healthy);
    expect(ratio(full)).toBeGreaterThan(4.3);
    expect(ratio(full)).toBeLessThan(5.7);
    expect(ratio(half)).toBeGreaterThan(2.5);
    expect(ratio(half)).toBeLessThan(3.5);
    expect(Math.abs(mean(full) - mean(healthy))).toBeLessThan(5 * (jitter(full) / Math.sqrt(600)) + 0.05);
  },
);

test('a wrong scale: kPa for Pa reads about 1, a level ten times too great stands at the end of its span', () => {
  expect(
    mean(read(trial('E1-C01', 'sensor-scale-error', 60).slice(10), 'differentialPressurePa')),
  ).toBeCloseTo(1, 0);
  expect(read(trial('E5-C01', 'sensor-scale-error', 60), 'tankLevelM').at(-1)).toBe(2);
});

test('a welded run contact: nothing in operation; at rest running with no pressure or spray', () => {
  const healthy = runTrial({ collector: 'E1-C01', seconds: 60 });
  expect(trial('E1-C01', 'run-contact-welded', 60)).toEqual(healthy);
  for (const [collector, point] of [
    ['E2-C02', 'differentialPressurePa'],
    ['E5-C01', 'sprayFlowM3h'],
  ] as const) {
    const fault = { id: 'run-contact-welded', severity: 1, rampS: 0 };
    for (const { values, state } of runTrial({ ...atNight(collector), fault })) {
      expect(state.running).toBe(false);
      expect(values.running).toBe(1);
      expect(values[point]).toBeLessThan(10);
    }
  }
});

test('a broken contact wire shows nothing, and hides the trip of the airlock behind it', () => {
  const series = (ids: readonly string[]) => {
    const plant = trialPlant('E1-C01');
    let state = agedState(plant, 1, TRIAL_TS);
    for (const id of ids) state = injectFault(plant, state, { id, ...FULL, collector: 'E1-C01' });
    return Array.from({ length: 120 }, () => {
      const sampled = samplePlant(plant, step(plant, state));
      state = sampled.state;
      return sampled.samples[0]?.values;
    });
  };
  expect(series(['airlock-contact-broken'])).toEqual(series([]));
  expect(series(['airlock-motor-trip']).every((values) => values?.airlockFault === true)).toBe(true);
  const masked = series(['airlock-contact-broken', 'airlock-motor-trip']);
  expect(masked.every((values) => values?.airlockFault === false)).toBe(true);
});

const FULL = { severity: 1, rampS: 0 };

/** Half an hour of a Monday's first hour: the plant rests. */
function atNight(collector: string) {
  return { collector, seconds: HOUR / 2, alwaysOn: false, startTs: MIDNIGHT, stepS: 5 };
}

function trial(collector: string, id: string, seconds: number, severity = 1): TrialMoment[] {
  return runTrial({ collector, seconds, fault: { id, severity, rampS: 0 } });
}

function within(series: readonly TrialMoment[], hour: number): TrialMoment[] {
  return series.filter(({ second }) => second > hour * HOUR && second <= (hour + 1) * HOUR);
}

function read(series: readonly TrialMoment[], point: PointId): number[] {
  return series.map(({ values }) => values[point] ?? Number.NaN);
}

/** Standard deviation from one sample to the next over the square root of two: noise without the process's slow ways. */
function jitter(values: readonly number[]): number {
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? Number.NaN));
  return Math.sqrt(mean(steps.map((change) => change * change)) / 2);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
