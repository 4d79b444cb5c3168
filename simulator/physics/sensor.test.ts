import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng, seedRng } from '../random/rng';
import { SENSOR_SPECS } from '../sensor-specs';
import { FAILURE_MA, loopShare } from './current-loop';
import {
  lagSensor,
  type SensorBend,
  type SensorSpec,
  type SensorState,
  SOUND_SENSOR,
  showRail,
  showSensor,
} from './sensor';

const spec: SensorSpec = {
  lagS: 60,
  processNoise: 0.2,
  relativeNoise: 0,
  electronicNoise: 0.01,
  quantum: 0.1,
  range: [-40, 200],
};
const BLOCKED = { ...SOUND_SENSOR, blocked: true };
const quiet = () => 0;

test('follows its lag', () => {
  const state = lagSensor(spec, { lagged: 0, shown: 0 }, { value: 100, blocked: false, dtS: 60 });
  expect(state.lagged).toBeCloseTo(63.2, 1);
});

test('shows whole quanta without binary dust, inside its span', () => {
  expect(show({ lagged: 41.234, shown: 0 })).toBe(41.2);
  expect(show({ lagged: 900, shown: 0 })).toBe(200);
});

test('does not flicker between two quanta', () => {
  expect(show({ lagged: 41.25, shown: 41.2 })).toBe(41.2);
});

test('a plugged tap holds its value and passes no process noise', () => {
  const held = lagSensor(spec, { lagged: 20, shown: 20 }, { value: 90, blocked: true, dtS: 600 });
  expect(held.lagged).toBe(20);
  expect(show(held, BLOCKED, () => 3)).toBe(20);
  expect(show(held, SOUND_SENSOR, () => 3)).toBeCloseTo(20.6, 9);
});

test('gain, bias and noise by hand: 2 (20 + 3 x 0.2 x 5) + 7 + 5 x 0.01 x 3 = 53.15, in tenths 53.2', () => {
  const bend = { ...SOUND_SENSOR, gain: 2, bias: 7, noiseFactor: 5 };
  expect(show({ lagged: 20, shown: 0 }, bend, () => 3)).toBe(53.2);
});

test('the failure currents of a loop: 21 mA is 106.25 % of the span, 3.6 mA is -2.5 %', () => {
  expect(loopShare(4)).toBe(0);
  expect(loopShare(20)).toBe(1);
  expect(showRail(spec, loopShare(FAILURE_MA.open))).toBe(215);
  expect(showRail(spec, loopShare(FAILURE_MA.short))).toBe(-46);
});

test('whatever is bent, what is shown is a whole number of quanta inside the span', () => {
  const bend = fc.record({
    blocked: fc.boolean(),
    gain: fc.double({ min: -1, max: 100, noNaN: true }),
    bias: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
    noiseFactor: fc.double({ min: 0, max: 50, noNaN: true }),
    railShare: fc.constant(null),
    dropoutShare: fc.constant(0),
  });
  const felt = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const chain = fc.constantFrom(...Object.values(SENSOR_SPECS));
  fc.assert(
    fc.property(chain, felt, bend, fc.integer(), (of, lagged, bent, seed) => {
      const { normal } = createRng(seedRng(seed, 'sensor'));
      const { shown } = showSensor(of, { lagged, shown: of.range[0] }, { normal, bend: bent });
      expect(shown).toBeGreaterThanOrEqual(of.range[0]);
      expect(shown).toBeLessThanOrEqual(of.range[1]);
      const quanta = shown / of.quantum;
      expect(Math.abs(quanta - Math.round(quanta))).toBeLessThan(1e-6);
    }),
    { seed: 42, numRuns: 500 },
  );
});

test('a greater bias never shows less', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -100, max: 300, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (lagged, bias) => {
        const state = { lagged, shown: -1000 };
        expect(show(state, { ...SOUND_SENSOR, bias })).toBeGreaterThanOrEqual(show(state));
      },
    ),
    { seed: 42 },
  );
});

/**
 * By hand, 1050 Pa: process 1 + 0.004 x 1050 = 5.2 Pa, electronics 0.02 Pa, rounding and deadband of 1 Pa below 0.6 Pa:
 * sigma = 5.2 Pa; five times the noise is 26 Pa. Over 20,000 draws a deviation is known to 0.5 %.
 */
test.each([
  [1, 5.2],
  [5, 26],
])('noise x%d of the differential pressure: mean 1050 Pa, deviation %d Pa', (noiseFactor, sigmaPa) => {
  const pressure = SENSOR_SPECS.differentialPressurePa;
  if (!pressure) throw new Error('the differential pressure has no chain');
  const { normal } = createRng(seedRng(7, 'noise'));
  let state: SensorState = { lagged: 1050, shown: 1050 };
  const shown = Array.from({ length: 20_000 }, () => {
    state = showSensor(pressure, state, { normal, bend: { ...SOUND_SENSOR, noiseFactor } });
    return state.shown;
  });
  const mean = shown.reduce((sum, value) => sum + value, 0) / shown.length;
  const variance = shown.reduce((sum, value) => sum + (value - mean) ** 2, 0) / shown.length;
  expect(Math.abs(mean - 1050)).toBeLessThan((4 * sigmaPa) / Math.sqrt(shown.length));
  expect(Math.abs(Math.sqrt(variance) / sigmaPa - 1)).toBeLessThan(0.02);
});

function show(state: SensorState, bend: SensorBend = SOUND_SENSOR, normal: () => number = quiet): number {
  return showSensor(spec, state, { normal, bend }).shown;
}
