import { expect, test, vi } from 'vitest';
import type { PointId } from '../../data/model/points';
import { agedState } from '../aged-state';
import { runTrial, TRIAL_TS, type TrialMoment, trialPlant } from '../testing/run-trial';
import { ALL_FAULTS } from './all-faults';
import { clearFault } from './clear-fault';
import { injectFault } from './inject-fault';

/** Simulated hours take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3600;

test('pulse air lost: no sawtooth, the pressure climbs by more than 20 % within three hours', () => {
  const series = trial('E1-C01', 'pulse-air-lost', 3 * HOUR, 5);
  expect(at(series, 3 * HOUR, 'differentialPressurePa')).toBeGreaterThan(1.2 * 1050);
  const hourly = [1, 2, 3].map((hour) => at(series, hour * HOUR, 'differentialPressurePa'));
  expect(hourly).toEqual(hourly.toSorted((a, b) => a - b));
});

test('airlock trip: the contact at once, the hopper fills', () => {
  const series = trial('E1-C01', 'airlock-motor-trip', HOUR, 5);
  expect(series[0]?.values.airlockFault).toBe(1);
  const [first, last] = [dry(series[0]), dry(series.at(-1))];
  expect(last.hopperDustKg).toBeGreaterThan(first.hopperDustKg + 4);
});

test('an overfull hopper gives its dust back to the bags: the cake grows faster, more pulses fire', () => {
  const pulses = (series: readonly TrialMoment[]) => series.filter((moment) => dry(moment).pulsing).length;
  const healthy = runTrial({ collector: 'E3-C01', seconds: 16 * HOUR, stepS: 10 });
  const tripped = trial('E3-C01', 'airlock-motor-trip', 16 * HOUR, 10);
  const late = (series: readonly TrialMoment[]) => series.filter(({ second }) => second > 14 * HOUR);
  expect(pulses(late(tripped))).toBeGreaterThan(1.3 * pulses(late(healthy)));
});

test('airlock trip on a timed collector: after a shift the hopper is warmer and the pressure drop higher than in health', () => {
  const healthy = runTrial({ collector: 'E2-C01', seconds: 10 * HOUR, stepS: 10 });
  const tripped = trial('E2-C01', 'airlock-motor-trip', 10 * HOUR, 10);
  const lastHour = (series: readonly TrialMoment[], point: PointId) =>
    mean(series.filter(({ second }) => second > 9 * HOUR).map(({ values }) => values[point] ?? Number.NaN));
  expect(lastHour(tripped, 'differentialPressurePa')).toBeGreaterThan(
    1.1 * lastHour(healthy, 'differentialPressurePa'),
  );
  expect(lastHour(tripped, 'hopperTemperatureC')).toBeGreaterThan(
    lastHour(healthy, 'hopperTemperatureC') + 1,
  );
});

test('bridging: the hopper fills as silently as its contact', () => {
  const series = trial('E1-C01', 'hopper-bridging', HOUR, 5);
  expect(series.every(({ values }) => values.airlockFault === 0)).toBe(true);
  expect(dry(series.at(-1)).hopperDustKg).toBeGreaterThan(dry(series[0]).hopperDustKg + 4);
});

test('smouldering nest: about 3 K a minute, past 60 degC within 20 min; cleared, it cools', () => {
  const series = trial('E1-C01', 'smouldering-nest', 20 * 60);
  const start = series[0]?.values.hopperTemperatureC ?? Number.NaN;
  expect(at(series, 600, 'hopperTemperatureC') - start).toBeGreaterThan(15);
  expect(at(series, 600, 'hopperTemperatureC') - start).toBeLessThan(35);
  expect(at(series, 1200, 'hopperTemperatureC')).toBeGreaterThan(60);
});

test('a choked duct: less air and less pressure drop with the fan running', () => {
  const series = trial('E1-C01', 'duct-plugged', 300);
  expect(at(series, 300, 'running')).toBe(1);
  expect(at(series, 300, 'differentialPressurePa')).toBeLessThan(0.8 * 1050);
  expect(at(series, 300, 'ductVelocityMs')).toBeLessThan(18);
});

test('hot gas: the inlet passes 70 degC within 10 min', () => {
  expect(at(trial('E2-C02', 'hot-gas', 600), 600, 'inletTemperatureC')).toBeGreaterThan(70);
});

test('spark shower: about two a second at the detector, none in health', () => {
  const count = (series: readonly TrialMoment[]) =>
    series.reduce((sum, { values }) => sum + (values.sparkCount ?? 0), 0);
  expect(count(runTrial({ collector: 'E2-C02', seconds: 600 }))).toBe(0);
  expect(count(trial('E2-C02', 'spark-shower', 600)) / 600).toBeCloseTo(2, 0);
});

test('fan trip: running falls at once, pressure within a minute, production 5 s later', () => {
  const series = trial('E1-C01', 'fan-trip', 120);
  expect(at(series, 1, 'running')).toBe(0);
  expect(at(series, 3, 'producing')).toBe(1);
  expect(at(series, 6, 'producing')).toBe(0);
  expect(at(series, 60, 'differentialPressurePa')).toBeLessThan(50);
});

test('production with the collector off', () => {
  const series = trial('E1-C01', 'process-runs-collector-off', 120);
  expect(at(series, 120, 'running')).toBe(0);
  expect(at(series, 120, 'producing')).toBe(1);
  expect(at(series, 120, 'differentialPressurePa')).toBeLessThan(10);
});

test('a plugged tap reads one number while the bags go on', () => {
  const series = trial('E1-C01', 'pressure-tap-plugged', HOUR);
  expect(new Set(series.slice(1).map(({ values }) => values.differentialPressurePa)).size).toBe(1);
  expect(
    new Set(series.map((moment) => Math.round(dry(moment).differentialPressurePa))).size,
  ).toBeGreaterThan(30);
});

test('an open probe wire: the end of the span at once, quality 1, the hopper itself as before', () => {
  const series = trial('E1-C01', 'temperature-sensor-open', 60);
  expect(at(series, 1, 'hopperTemperatureC')).toBe(215);
  expect(dry(series.at(-1)).hopperC).toBeLessThan(45);
});

test('carbon monoxide tells of a nest where it is measured', () => {
  const fault = { id: 'smouldering-nest', severity: 1, rampS: 0 };
  const measured = { collector: 'E1-C01', seconds: 600, extraPoints: ['carbonMonoxidePpm'] } as const;
  expect(at(runTrial(measured), 600, 'carbonMonoxidePpm')).toBeLessThan(5);
  expect(at(runTrial({ ...measured, fault }), 600, 'carbonMonoxidePpm')).toBeGreaterThan(50);
});

test('every fault has its own id', () => {
  expect(new Set(ALL_FAULTS.map(({ id }) => id)).size).toBe(ALL_FAULTS.length);
});

test('a fault climbs over its ramp and ends when cleared', () => {
  const plant = trialPlant('E1-C01');
  const state = agedState(plant, 1, TRIAL_TS);
  const bent = injectFault(plant, state, {
    id: 'smouldering-nest',
    collector: 'E1-C01',
    severity: 1,
    rampS: 60,
  });
  const again = injectFault(plant, bent, {
    id: 'smouldering-nest',
    collector: 'E1-C01',
    severity: 0.5,
    rampS: 0,
  });
  expect(again.faults).toEqual([
    { id: 'smouldering-nest', collector: 'E1-C01', severity: 0.5, rampS: 0, sinceTs: TRIAL_TS },
  ]);
  expect(clearFault(bent, 'E1-C01', 'fan-trip').faults).toHaveLength(1);
  expect(clearFault(bent, 'E1-C01').faults).toHaveLength(0);
});

test.each([
  [{ id: 'fan-trip', collector: 'X1', severity: 1, rampS: 0 }, 'collector "X1" is not simulated'],
  [{ id: 'meteor', collector: 'E1-C01', severity: 1, rampS: 0 }, 'fault "meteor" is unknown'],
  [{ id: 'pump-trip', collector: 'E1-C01', severity: 1, rampS: 0 }, 'does not fit the dry collector'],
  [{ id: 'fan-trip', collector: 'E1-C01', severity: 0, rampS: 0 }, 'severity 0'],
  [{ id: 'fan-trip', collector: 'E1-C01', severity: 1, rampS: -1 }, 'rampS -1'],
])('refuses %j', (wanted, sentence) => {
  const plant = trialPlant('E1-C01');
  expect(() => injectFault(plant, agedState(plant, 1, TRIAL_TS), wanted)).toThrow(sentence);
});

function trial(collector: string, id: string, seconds: number, stepS = 1): TrialMoment[] {
  return runTrial({ collector, seconds, stepS, fault: { id, severity: 1, rampS: 0 } });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function at(series: readonly TrialMoment[], second: number, point: PointId): number {
  return series.findLast((moment) => moment.second <= second)?.values[point] ?? Number.NaN;
}

function dry(moment: TrialMoment | undefined) {
  if (moment?.state.type !== 'dry') throw new Error('a dry collector was expected');
  return moment.state;
}
