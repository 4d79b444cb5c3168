import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng, seedRng } from '../random/rng';
import { cavitationBursts } from './cavitation-bursts';
import { cavitationFlow } from './cavitation-flow';
import { nozzlePressure } from './nozzle-pressure';
import { pumpEntrainment } from './pump-entrainment';
import { pumpPressure } from './pump-pressure';
import { sprayFlow } from './spray-flow';
import { sprayWashing } from './spray-washing';

/** 20 m3/h at 250 kPa through ten nozzles. */
const rated = 20 / 3600;
const loop = {
  shutOffPa: 325_000,
  fallPaS2M6: 75_000 / rated ** 2,
  nozzleM3sPaHalf: rated / 10 / 500,
  nozzles: 10,
  submergenceM: 0.2,
  strainerMS2M6: 0.5 / rated ** 2,
  needsMS2M6: 4 / rated ** 2,
};
const clean = { openShare: 1, freeShare: 1 };

test('the pump curve: 325 kPa dead, 250 kPa at 20 m3/h, a quarter of it at half the speed and half the flow', () => {
  expect(pumpPressure(loop, 1, 0)).toBe(325_000);
  expect(pumpPressure(loop, 1, rated)).toBeCloseTo(250_000, 6);
  expect(pumpPressure(loop, 0.5, rated / 2)).toBeCloseTo(62_500, 6);
  expect(pumpPressure(loop, 1, 10 * rated)).toBe(0);
});

test('a nozzle passes as the root of its pressure: 10 of 555.6 L/h at 250 kPa need a quarter for half', () => {
  expect(nozzlePressure(loop, rated, 1)).toBeCloseTo(250_000, 6);
  expect(nozzlePressure(loop, rated / 2, 1)).toBeCloseTo(62_500, 6);
  expect(nozzlePressure(loop, rated / 2, 0.5)).toBeCloseTo(250_000, 6);
});

/** By hand: q = 20 sqrt(325 / (75 + 250 / s2)), p = 325 - 75 (q / 20)2. */
test.each([
  [1, 20, 250],
  [0.8, 16.71, 272.6],
  [0.6, 13, 293.3],
  [0.2, 4.53, 321.1],
])('with %f of the nozzles open the loop gives %f m3/h at %f kPa', (openShare, flowM3h, kPa) => {
  const flow = sprayFlow(loop, 1, { openShare, freeShare: 1 });
  expect(flow * 3600).toBeCloseTo(flowM3h, 1);
  expect(nozzlePressure(loop, flow, openShare) / 1000).toBeCloseTo(kPa, 0);
});

test('pump and nozzles agree at the operating point; clogging lowers the flow and raises the pressure', () => {
  const share = fc.double({ min: 0.05, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, share, (speed, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      const flow = sprayFlow(loop, speed, { openShare: less, freeShare: 1 });
      const free = sprayFlow(loop, speed, { openShare: more, freeShare: 1 });
      const pressure = nozzlePressure(loop, flow, less);
      expect(pressure / pumpPressure(loop, speed, flow)).toBeCloseTo(1, 9);
      expect(flow).toBeLessThanOrEqual(free);
      expect(pressure).toBeGreaterThanOrEqual(nozzlePressure(loop, free, more) * (1 - 1e-12));
    }),
  );
  expect(sprayFlow(loop, 1, { openShare: 0, freeShare: 1 })).toBe(0);
  expect(sprayFlow(loop, 0, clean)).toBe(0);
});

test('a strainer of which a fifth is free costs 24 x 0.5 m: by hand 20 sqrt(325 / (325 + 117.5)) = 17.1 m3/h', () => {
  expect(sprayFlow(loop, 1, { openShare: 1, freeShare: 0.2 }) * 3600).toBeCloseTo(17.14, 2);
});

test('water at 20 degC in an open tank at sea level has 10.1 m of suction head (handbooks); 0.7 m more carries 31 m3/h', () => {
  const needs10 = { strainerMS2M6: 0, needsMS2M6: 10.11 };
  expect(cavitationFlow(needs10, { levelM: 0, waterC: 20 }, 1)).toBeCloseTo(1, 2);
  expect(cavitationFlow(loop, { levelM: 0.7, waterC: 20 }, 1) * 3600).toBeCloseTo(
    20 * Math.sqrt(10.81 / 4.5),
    1,
  );
});

/** By hand: 20 sqrt(10.81 / (0.5 / s2 + 4)). */
test.each([
  [2 / 11, 15.04],
  [0.1, 8.95],
])('a strainer of which %f is free lets the pump have %f m3/h', (freeShare, flowM3h) => {
  expect(cavitationFlow(loop, { levelM: 0.7, waterC: 20 }, freeShare) * 3600).toBeCloseTo(flowM3h, 1);
});

test('hotter water, a lower level and a fuller strainer only take away', () => {
  const level = fc.double({ min: 0, max: 1.5, noNaN: true });
  const waterC = fc.double({ min: 0, max: 99, noNaN: true });
  const free = fc.double({ min: 0.05, max: 1, noNaN: true });
  fc.assert(
    fc.property(level, waterC, free, (levelM, hot, share) => {
      const flow = cavitationFlow(loop, { levelM, waterC: hot }, share);
      expect(flow).toBeLessThanOrEqual(cavitationFlow(loop, { levelM, waterC: hot / 2 }, share));
      expect(flow).toBeLessThanOrEqual(cavitationFlow(loop, { levelM: levelM + 0.1, waterC: hot }, share));
      expect(flow).toBeGreaterThanOrEqual(cavitationFlow(loop, { levelM, waterC: hot }, share / 2));
    }),
  );
});

test('air takes flow in proportion below the submergence', () => {
  expect([0.7, 0.2, 0.1, 0].map((levelM) => pumpEntrainment(levelM, 0.2))).toEqual([1, 1, 0.5, 0]);
});

test.each([1, 5])('bursts follow Campbell: mean 0.125 and deviation 0.177 at steps of %i s', (dtS) => {
  const { uniform } = createRng(seedRng(7, 'bursts'));
  let pockets = 0;
  const seen: number[] = [];
  for (let i = 0; i < 40_000; i++) {
    pockets = cavitationBursts(pockets, { lostShare: 0.3, dtS }, uniform);
    seen.push(pockets);
  }
  const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length;
  const variance = seen.reduce((sum, value) => sum + (value - mean) ** 2, 0) / seen.length;
  expect(mean).toBeCloseTo(0.125, 2);
  expect(Math.sqrt(variance)).toBeCloseTo(0.177, 1.5);
  expect(Math.max(...seen)).toBeLessThanOrEqual(1);
});

test('a sound pump draws no random number, and its last pocket goes', () => {
  const never = () => {
    throw new Error('drawn');
  };
  expect(cavitationBursts(0, { lostShare: 0, dtS: 1 }, never)).toBe(0);
  expect(cavitationBursts(0.5, { lostShare: 0, dtS: 2 }, never)).toBeCloseTo(0.5 * Math.exp(-1), 12);
  expect(cavitationBursts(0.5, { lostShare: 0, dtS: 20 }, never)).toBe(0);
});

test('half the water washes with half the transfer units: 1 - 0.03^0.5 = 0.827', () => {
  expect(sprayWashing(0.97, 1)).toBeCloseTo(0.97, 12);
  expect(sprayWashing(0.97, 0.5)).toBeCloseTo(0.827, 3);
  expect(sprayWashing(0.97, 0)).toBe(0);
});
