import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hydrogenShare, percentOfLowerLimit } from './hydrogen';
import { metalWaterReaction, type WetMetal } from './metal-water-reaction';
import { metalWaterSpeed } from './metal-water-speed';
import { METAL_WATER_YIELDS } from './metal-water-yields';
import { sludgeCooling } from './sludge-cooling';
import { sludgeRemoval } from './sludge-removal';
import { sludgeTemperature } from './sludge-temperature';

const NONE = { addedKg: 0, removedShare: 0, inductionS: 1800, ratePerS: 0, dtS: 1 };
const BARE: WetMetal = { guardedKg: [0, 0, 0], baredKg: 1, metalKg: 1 };

test('1 kg aluminium gives 1.25 m3 of hydrogen, that is 0.11 kg (0.0899 kg/m3, as the literature says), and 15.5 MJ; magnesium 0.92 m3', () => {
  const { aluminium, magnesium } = METAL_WATER_YIELDS;
  expect(aluminium.hydrogenM3Kg).toBeCloseTo(1.25, 2);
  expect(aluminium.hydrogenM3Kg * 0.0899).toBeCloseTo(0.11, 2);
  expect(magnesium.hydrogenM3Kg).toBeCloseTo(0.92, 2);
  expect(aluminium.heatJKg / 1e6).toBeCloseTo(15.5, 1);
  expect(magnesium.heatJKg / 1e6).toBeCloseTo(14.5, 1);
});

test('Arrhenius with 60 kJ/mol by hand: exp(7217 (1/293.15 - 1/T)) is 1 at 20, 2.25 at 30, 65.5 at 80 degC', () => {
  expect(metalWaterSpeed(20)).toBe(1);
  expect(metalWaterSpeed(30)).toBeCloseTo(2.25, 2);
  expect(metalWaterSpeed(80)).toBeCloseTo(65.5, 0);
});

/** Levenspiel: t / tau = 1 - (1 - X)^(1/3). */
test.each([
  [0.1, 0.271],
  [0.5, 0.875],
  [1, 1],
])('a shrinking core after %f tau has reacted to %f, in one step or in a thousand', (time, conversion) => {
  const ratePerS = 3 / 10_000;
  const dtS = time * 10_000;
  expect(metalWaterReaction(BARE, { ...NONE, ratePerS, dtS }).reactedKg).toBeCloseTo(conversion, 9);
  let metal = BARE;
  for (let i = 0; i < 1000; i++)
    metal = metalWaterReaction(metal, { ...NONE, ratePerS, dtS: dtS / 1000 }).metal;
  expect(1 - metal.metalKg).toBeCloseTo(conversion, 9);
});

/** Erlang of three stages, mean m: 1 - e^(-3t/m) (1 + 3t/m + (3t/m)2 / 2). */
test.each([
  [180, 0.0036],
  [1800, 0.5768],
  [5400, 0.9938],
])('after %i s of a mean induction of 1800 s a share of %f is bare', (seconds, bare) => {
  let metal: WetMetal = { guardedKg: [1, 0, 0], baredKg: 0, metalKg: 0 };
  for (let i = 0; i < seconds; i++) metal = metalWaterReaction(metal, NONE).metal;
  expect(metal.baredKg).toBeCloseTo(bare, 2.5);
});

test('metal is neither made nor lost; what has not reacted is never more than what was bared', () => {
  const kg = fc.double({ min: 0, max: 50, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      kg,
      kg,
      kg,
      kg,
      share,
      share,
      kg,
      fc.double({ min: 0.1, max: 1e6, noNaN: true }),
      (...drawn) => {
        const [a, b, c, baredKg, left, removedShare, addedKg, inductionS] = drawn;
        const before: WetMetal = { guardedKg: [a, b, c], baredKg, metalKg: left * baredKg };
        const input = { addedKg, removedShare, inductionS, ratePerS: 1e-3, dtS: 10 };
        const { metal, reactedKg } = metalWaterReaction(before, input);
        expect(totalKg(metal)).toBeCloseTo(totalKg(before) * (1 - removedShare) + addedKg, 9);
        expect(metal.metalKg).toBeGreaterThanOrEqual(0);
        expect(metal.metalKg).toBeLessThanOrEqual(metal.baredKg * (1 + 1e-12));
        expect(reactedKg).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test('hydrogen settles at G / (Q + G): 1.245 m3/h into 123 m3/h of air is 1 vol%, a quarter of the limit', () => {
  const share = hydrogenShare(
    0,
    { generatedM3s: 1.245 / 3600, headspaceM3: 1, ventilationM3s: (1.245 * 99) / 3600 },
    1e9,
  );
  expect(share).toBeCloseTo(0.01, 9);
  expect(percentOfLowerLimit(share)).toBeCloseTo(25, 6);
});

test('a closed headspace of 1 m3 fills as G t / V at first: 0.04 m3/h reach the lower limit after an hour, and never above pure', () => {
  const sealed = { generatedM3s: 0.04 / 3600, headspaceM3: 1, ventilationM3s: 0 };
  expect(percentOfLowerLimit(hydrogenShare(0, sealed, 3600))).toBeCloseTo(98, 0);
  expect(hydrogenShare(0, sealed, 1e9)).toBeCloseTo(1, 9);
  expect(hydrogenShare(0.3, { ...sealed, generatedM3s: 0 }, 60)).toBe(0.3);
});

test('a conveyor holds feed / rate above the heel, hands take all but the heel at rest or at 60 kg', () => {
  const conveyor = { ratePerS: 1 / 7200, running: true };
  expect(sludgeRemoval(10 + 0.003 * 7200, conveyor, 1)).toBeCloseTo(0.003, 12);
  expect(sludgeRemoval(40, { ...conveyor, running: false }, 1)).toBe(0);
  const hands = { ratePerS: 0, running: true };
  expect([8, 40, 60, 61].map((kg) => sludgeRemoval(kg, hands, 1))).toEqual([0, 0, 0, 51]);
  expect(sludgeRemoval(40, { ...hands, running: false }, 1)).toBe(30);
});

const DRY_BED = { sludgeKg: 40, areaM2: 2.6, levelM: 0, waterC: 20, ambientC: 20, heatW: 0 };

test('a bed laid dry on 2.6 m2 gives off 20.8 W/K: 208 W warm it by 10 K; 0.7 m of water hold it within 0.4 K', () => {
  expect(sludgeCooling(2.6, 0)).toEqual({ toWaterWK: 0, toAirWK: 20.8 });
  expect(sludgeTemperature(20, { ...DRY_BED, heatW: 208 }, 1e9)).toBeCloseTo(30, 6);
  expect(sludgeTemperature(20, { ...DRY_BED, levelM: 0.7, heatW: 208 }, 1e9)).toBeCloseTo(20.4, 6);
});

/** Semenov: a body runs away where E Q(T_a) / (R T_a2 U A) passes 1 / e; here within 10 %, as his theory leaves out terms of R T / E = 4 %. */
test.each([
  [0.9, false],
  [1.1, true],
])('self-heating at %f of the critical heat of Semenov: runs away %s', (share, runsAway) => {
  const criticalW = (20.8 * 8.314 * 293.15 ** 2) / 60_000 / Math.E;
  let temperatureC = 20;
  for (let i = 0; i < 30 * 144; i++) {
    const heatW = share * criticalW * metalWaterSpeed(temperatureC);
    temperatureC = sludgeTemperature(temperatureC, { ...DRY_BED, heatW }, 600);
  }
  expect(temperatureC > 60).toBe(runsAway);
  expect(temperatureC).toBeLessThanOrEqual(100);
});

function totalKg({ guardedKg: [a, b, c], baredKg }: WetMetal): number {
  return a + b + c + baredKg;
}
