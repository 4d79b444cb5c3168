import { expect, test } from 'vitest';
import { lagSensor, type SensorSpec, showSensor } from './sensor';

const spec: SensorSpec = {
  lagS: 60,
  processNoise: 0.2,
  relativeNoise: 0,
  electronicNoise: 0.01,
  quantum: 0.1,
  range: [-40, 200],
};
const quiet = () => 0;

test('follows its lag', () => {
  const state = lagSensor(spec, { lagged: 0, shown: 0 }, { value: 100, blocked: false, dtS: 60 });
  expect(state.lagged).toBeCloseTo(63.2, 1);
});

test('shows whole quanta without binary dust, inside its span', () => {
  expect(showSensor(spec, { lagged: 41.234, shown: 0 }, { normal: quiet, blocked: false }).shown).toBe(41.2);
  expect(showSensor(spec, { lagged: 900, shown: 0 }, { normal: quiet, blocked: false }).shown).toBe(200);
});

test('does not flicker between two quanta', () => {
  const state = { lagged: 41.25, shown: 41.2 };
  expect(showSensor(spec, state, { normal: quiet, blocked: false }).shown).toBe(41.2);
});

test('a plugged tap holds its value and passes no process noise', () => {
  const held = lagSensor(spec, { lagged: 20, shown: 20 }, { value: 90, blocked: true, dtS: 600 });
  expect(held.lagged).toBe(20);
  expect(showSensor(spec, held, { normal: () => 3, blocked: true }).shown).toBe(20);
  expect(showSensor(spec, held, { normal: () => 3, blocked: false }).shown).toBeCloseTo(20.6, 9);
});
