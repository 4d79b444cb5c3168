import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng, seedRng } from '../random/rng';
import { SENSOR_SPECS } from '../sensor-specs';
import { FAILURE_MA, loopShare } from './current-loop';
import { type SensorSpec, SOUND_SENSOR, showSensor } from './sensor';
import { transmitReading } from './transmit-reading';

const SPEC: SensorSpec = {
  lagS: 60,
  processNoise: 0.2,
  relativeNoise: 0,
  electronicNoise: 0.01,
  quantum: 0.1,
  range: [-40, 200],
};

test('a sound chain hands on what is shown and draws no luck', () => {
  const uniform = () => {
    throw new Error('a sound chain asked for luck');
  };
  const sent = transmitReading(SPEC, 41.2, { bend: SOUND_SENSOR, uniform });
  expect(sent).toEqual({ value: 41.2, isFailure: false });
});

/** -40 ... 200 degC on 4 ... 20 mA: 15 K a mA. 21 mA: 200 + 15 = 215; 3.6 mA: -40 - 0.4 x 15 = -46; 12 mA: 80. */
test.each([
  [FAILURE_MA.open, 215, true],
  [FAILURE_MA.short, -46, true],
  [12, 80, false],
  [20, 200, false],
])('%d mA of a -40 to 200 degC loop is %d degC', (milliampere, value, isFailure) => {
  const bend = { ...SOUND_SENSOR, railShare: loopShare(milliampere) };
  expect(transmitReading(SPEC, 41.2, { bend, uniform: () => 0 })).toEqual({ value, isFailure });
});

test('nothing leaves its rails, whatever is felt and bent', () => {
  const bend = fc.record({
    blocked: fc.boolean(),
    gain: fc.double({ min: -100, max: 100, noNaN: true }),
    bias: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
    noiseFactor: fc.double({ min: 0, max: 50, noNaN: true }),
    railShare: fc.constantFrom(null, 0, 0.5, 1, loopShare(FAILURE_MA.open), loopShare(FAILURE_MA.short)),
    dropoutShare: fc.constantFrom(0, 0.5),
  });
  const felt = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(SENSOR_SPECS)), felt, bend, (spec, lagged, bent) => {
      const { normal, uniform } = createRng(seedRng(1, 'rails'));
      const { shown } = showSensor(spec, { lagged, shown: spec.range[0] }, { normal, bend: bent });
      const sent = transmitReading(spec, shown, { bend: bent, uniform });
      if (!sent) return;
      const [low, high] = spec.range;
      const mA = 4 + (16 * (sent.value - low)) / (high - low);
      const halfQuantumMA = (8 * spec.quantum) / (high - low);
      expect(mA).toBeGreaterThanOrEqual(FAILURE_MA.short - halfQuantumMA - 1e-9);
      expect(mA).toBeLessThanOrEqual(FAILURE_MA.open + halfQuantumMA + 1e-9);
      expect(sent.isFailure).toBe(mA < 3.8 || mA > 20.5);
    }),
    { seed: 42, numRuns: 500 },
  );
});

test('a share of the readings is lost: 0.3 of 10,000 within 3 sigma (0.0046 each)', () => {
  const { uniform } = createRng(seedRng(3, 'dropout'));
  const bend = { ...SOUND_SENSOR, dropoutShare: 0.3 };
  let lost = 0;
  for (let i = 0; i < 10_000; i++) if (!transmitReading(SPEC, 1, { bend, uniform })) lost++;
  expect(Math.abs(lost / 10_000 - 0.3)).toBeLessThan(3 * 0.0046);
});
