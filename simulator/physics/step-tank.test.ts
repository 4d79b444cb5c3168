import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepTank } from './step-tank';
import { tankTemperature } from './tank-temperature';

test('60 L/h from 2 m2 sink 0.4 m in 13 h with the valve stuck shut', () => {
  const tank = { areaM2: 2, heightM: 1.2, openAtM: 0.7, shutAtM: 0.74, makeUpM3s: 1.5 / 3600 };
  let state = { levelM: 0.72, makeUpOpen: false, madeUpM3: 0, lostM3: 0 };
  for (let i = 0; i < 13 * 60; i++)
    state = stepTank(tank, state, { lossM3s: 0.06 / 3600, valve: 'shut', dtS: 60 });
  expect(0.72 - state.levelM).toBeCloseTo(0.39, 6);
});

test('a float opens low, shuts high; a stuck one overflows at the rim', () => {
  const tank = { areaM2: 1, heightM: 1, openAtM: 0.5, shutAtM: 0.6, makeUpM3s: 0.001 };
  const at = (levelM: number, makeUpOpen: boolean) => ({ levelM, makeUpOpen, madeUpM3: 0, lostM3: 0 });
  const free = { lossM3s: 0, valve: 'free', dtS: 1 } as const;
  expect(stepTank(tank, at(0.49, false), free).makeUpOpen).toBe(true);
  expect(stepTank(tank, at(0.55, true), free).makeUpOpen).toBe(true);
  expect(stepTank(tank, at(0.55, false), free).makeUpOpen).toBe(false);
  expect(stepTank(tank, at(0.61, true), free).makeUpOpen).toBe(false);
  const full = stepTank(tank, at(1, false), { lossM3s: 0, valve: 'open', dtS: 10 });
  expect(full.levelM).toBe(1);
  expect(full.lostM3).toBeCloseTo(0.01, 12);
});

test('water in = water kept + water out, between bottom and rim, whatever valve and losses do', () => {
  const tank = { areaM2: 2.6, heightM: 1.2, openAtM: 0.69, shutAtM: 0.71, makeUpM3s: 1.5 / 3600 };
  const input = fc.record({
    lossM3s: fc.double({ min: 0, max: 0.01, noNaN: true }),
    valve: fc.constantFrom('free' as const, 'shut' as const, 'open' as const),
    dtS: fc.double({ min: 0.1, max: 600, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(input, { minLength: 1, maxLength: 60 }), (inputs) => {
      let state = { levelM: 0.7, makeUpOpen: false, madeUpM3: 0, lostM3: 0 };
      for (const one of inputs) {
        state = stepTank(tank, state, one);
        expect(state.levelM).toBeGreaterThanOrEqual(0);
        expect(state.levelM).toBeLessThanOrEqual(tank.heightM + 1e-12);
      }
      expect((state.levelM - 0.7) * tank.areaM2).toBeCloseTo(state.madeUpM3 - state.lostM3, 9);
    }),
  );
});

test('sprayed water comes to the wet bulb of its air, standing water to its surroundings in about a day, ice stays at 0', () => {
  const heat = { areaM2: 2.6, levelM: 0.7, washedAirM3s: 2.2, wetBulbC: 16, ambientC: 30, sludgeW: 0 };
  expect(tankTemperature(20, heat, 1e7)).toBeCloseTo(
    (1.2 * 1006 * 2.2 * 16 + 78 * 30) / (1.2 * 1006 * 2.2 + 78),
    9,
  );
  const day = tankTemperature(20, { ...heat, washedAirM3s: 0, ambientC: 10 }, 86_400);
  expect(20 - day).toBeGreaterThan(5);
  expect(tankTemperature(1, { ...heat, washedAirM3s: 0, ambientC: -10 }, 1e7)).toBe(0);
});
