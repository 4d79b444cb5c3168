import { expect, test } from 'vitest';
import type { PointId } from '../../data/model/points';
import { agedState } from '../aged-state';
import type { Plant } from '../plant';
import { samplePlant } from '../sample-plant';
import { step } from '../step';
import { TRIAL_TS, trialPlant } from '../testing/run-trial';
import { warmUp } from '../warm-up';
import { fitPlant } from './fit-plant';
import type { CollectorReadings, Series } from './fitted-plant';
import { predictPlant } from './predict-plant';

const HOUR_MS = 3_600_000;

/** Three hours of a plant that never rests, a sample each 5 s, the steps as long. */
function live(truth: Plant, hours = 3): CollectorReadings {
  let state = warmUp(truth, agedState(truth, 5, TRIAL_TS - HOUR_MS), TRIAL_TS);
  const points: Partial<Record<PointId, { ts: number[]; value: number[] }>> = {};
  for (let i = 0; i < hours * 720; i++) {
    const sampled = samplePlant(truth, step(truth, state, 5));
    state = sampled.state;
    for (const [point, value] of Object.entries(sampled.samples[0]?.values ?? {})) {
      const series = points[point as PointId] ?? { ts: [], value: [] };
      points[point as PointId] = series;
      series.ts.push(state.ts);
      series.value.push(Number(value));
    }
  }
  return { collector: truth.collectors[0]?.id ?? '', points };
}

const NOW = { nowTs: TRIAL_TS + 3 * HOUR_MS, seed: 1 };

test('other set points and twice the dust are found, and the pressure of the moment', () => {
  const expected = trialPlant('E1-C01');
  const [model] = expected.collectors;
  if (model?.type !== 'dry') throw new Error('E1-C01 is dry');
  const cleaning = { ...model.cleaning, startPa: 1250, stopPa: 1160 };
  const readings = live({ ...expected, collectors: [{ ...model, cleaning, dustKgM3: 2 * model.dustKgM3 }] });
  const fitted = fitPlant(expected, [readings], NOW);
  const value = (name: string) =>
    fitted.collectors[0]?.parameters.find((one) => one.name === name)?.value ?? 0;
  expect(value('startPa')).toBeCloseTo(1250, -1.3);
  expect(Math.abs(value('stopPa') - 1160)).toBeLessThan(25);
  expect(value('dustKgM3') / model.dustKgM3).toBeGreaterThan(1.6);
  expect(value('dustKgM3') / model.dustKgM3).toBeLessThan(2.4);
  const [state] = fitted.state.collectors;
  const last = readings.points.differentialPressurePa?.value.slice(-12) ?? [];
  const mean = last.reduce((sum, one) => sum + one, 0) / last.length;
  expect(state?.type === 'dry' && Math.abs(state.differentialPressurePa - mean)).toBeLessThan(20);
  const pressure = fitted.collectors[0]?.points.find(({ point }) => point === 'differentialPressurePa');
  expect(pressure?.reason).toBeNull();
  expect(pressure?.rms).toBeLessThan(3 * (pressure?.noise ?? 0));
});

test('a tank that loses twice as much is found', () => {
  const expected = trialPlant('E5-C01');
  const [model] = expected.collectors;
  if (model?.type !== 'wet') throw new Error('E5-C01 is wet');
  const tank = { ...model.tank, areaM2: model.tank.areaM2 / 2, makeUpM3s: model.tank.makeUpM3s / 2 };
  const fitted = fitPlant(expected, [live({ ...expected, collectors: [{ ...model, tank }] })], NOW);
  const area = fitted.collectors[0]?.parameters.find(({ name }) => name === 'tankAreaM2');
  expect(area?.reason).toBeNull();
  expect((area?.value ?? 0) / tank.areaM2).toBeGreaterThan(0.75);
  expect((area?.value ?? 0) / tank.areaM2).toBeLessThan(1.3);
});

test('without readings everything stands as registered and says why', () => {
  const expected = trialPlant('E1-C01');
  const fitted = fitPlant(expected, [], NOW);
  expect(fitted.state.ts).toBe(NOW.nowTs);
  expect(fitted.collectors[0]?.parameters.every(({ reason }) => reason !== null)).toBe(true);
  expect(fitted.collectors[0]?.points.every(({ rms, reason }) => rms === null && reason !== null)).toBe(true);
});

test('a frozen pressure is not believed', () => {
  const expected = trialPlant('E1-C01');
  const readings = live(expected);
  const freeze = ({ ts, value }: Series): Series => ({
    ts,
    value: value.map((one, i) => (i < 1000 ? one : (value[1000] ?? one))),
  });
  const pressure = readings.points.differentialPressurePa ?? { ts: [], value: [] };
  const frozen = {
    ...readings,
    points: { ...readings.points, differentialPressurePa: freeze(pressure) },
  };
  const fitted = fitPlant(expected, [frozen], NOW);
  const point = fitted.collectors[0]?.points.find((one) => one.point === 'differentialPressurePa');
  expect(point?.reason).toBe('frozen');
});

test('the same readings give the same bytes, as a plain JSON value from which the future can be played', () => {
  const expected = trialPlant('E5-C02');
  const readings = live(expected);
  const fitted = fitPlant(expected, [readings], NOW);
  expect(JSON.stringify(fitPlant(expected, [readings], NOW))).toBe(JSON.stringify(fitted));
  const restored: typeof fitted = JSON.parse(JSON.stringify(fitted));
  const options = { minutes: 5, members: 5, seed: 1, stepS: 5 };
  expect(predictPlant(restored, options)).toEqual(predictPlant(fitted, options));
});
