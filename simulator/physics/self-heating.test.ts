import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frankKamenetskii } from './frank-kamenetskii';
import { CRITICAL_DELTA } from './frank-kamenetskii-critical';
import { nestConductance } from './nest-conductance';
import { NEST_ACTIVATION_J_MOL, nestHeat } from './nest-heat';
import { NEST_DUST, type NestState, stepNest } from './nest-step';
import { probeLag } from './probe-lag';
import { criticalDelta } from './self-heating-critical-delta';
import { criticalTemperature } from './self-heating-critical-temperature';
import { equivalentBiot, semenovCritical } from './semenov-critical';

const SHAPES = ['slab', 'cylinder', 'sphere'] as const;

describe('critical condition', () => {
  test.each(SHAPES)('%s: as published at a surface as hot as its surroundings', (shape) => {
    expect(criticalDelta(shape, 1e9)).toBeCloseTo(CRITICAL_DELTA[shape], 1);
  });

  test('to three digits 0.878, 2.000, 3.322 (Frank-Kamenetskii)', () => {
    expect(criticalDelta('slab', 1e9)).toBeCloseTo(0.878, 3);
    expect(criticalDelta('cylinder', 1e9)).toBeCloseTo(2, 6);
    expect(criticalDelta('sphere', 1e9)).toBeCloseTo(3.322, 3);
  });

  test.each(SHAPES)("%s: Semenov's (j + 1) Bi / e for small Bi", (shape) => {
    expect(criticalDelta(shape, 0.001) / semenovCritical(shape, 0.001)).toBeCloseTo(1, 2);
  });

  test.each([0.1, 1, 5, 10, 100])(
    'Bi = %f: between both, near the interpolation of Barzykin et al. 1964',
    (biot) => {
      const root = Math.sqrt(biot ** 2 + 4);
      const share = (biot / 2) * (root - biot) * Math.exp((root - biot - 2) / biot);
      for (const shape of SHAPES) {
        const critical = criticalDelta(shape, biot);
        expect(critical / (CRITICAL_DELTA[shape] * share)).toBeGreaterThan(0.88);
        expect(critical / (CRITICAL_DELTA[shape] * share)).toBeLessThan(1.13);
        expect(critical).toBeLessThan(semenovCritical(shape, biot));
        expect(critical).toBeLessThan(CRITICAL_DELTA[shape] + 0.003);
      }
      expect(() => criticalDelta('slab', 0)).toThrow('Biot number 0');
    },
  );
});

test('delta by hand: 60 kJ/mol, 300 K, 500 kg/m3 of 0.5 W/kg, r = 0.2 m, 0.06 W/(m K): 0.08018 x 500 x 0.5 x 0.04 / 0.06 = 13.36', () => {
  const heap = {
    radiusM: 0.2,
    densityKgM3: 500,
    conductivityWMK: 0.06,
    activationJMol: 60_000,
    heatWKg: 0.5,
  };
  expect(frankKamenetskii(heap, 26.85)).toBeCloseTo(13.36, 2);
});

test.each([
  [25, 255],
  [100, 196],
  [500, 142],
])('105 kJ/mol and 320 degC at a layer of 15 mm: a slab of r = %i mm ignites at %i degC', (mm, c) => {
  const layer = { shape: 'slab', radiusM: 0.0075, ignitionC: 320, activationJMol: 105_000 } as const;
  expect(criticalTemperature(layer, 'slab', mm / 1000)).toBeCloseTo(c, -0.3);
  expect(criticalTemperature(layer, 'slab', 0.0075)).toBeCloseTo(320, 6);
  expect(criticalTemperature(layer, 'sphere', mm / 1000)).toBeGreaterThan(c);
});

test('a lumped nest is critical where a sphere is: Bi = 3.32 e / 3 = 3.01', () => {
  expect(equivalentBiot('sphere', 3.32)).toBeCloseTo(3.008, 3);
  expect(semenovCritical('sphere', equivalentBiot('sphere', 3.32))).toBeCloseTo(3.32, 12);
  expect(nestConductance(0.06, 0.2)).toBeCloseTo(3.008 * 0.06 * 4 * Math.PI * 0.2, 3);
});

test('nest heat by hand: 10 kg of 2 W/kg give 20 W at 20 degC; x exp(7216 x 0.0004096) = 19.2 at 60 degC, in series with 7540 W of air 365 W', () => {
  const nest = { radiusM: 0.2, fuelKg: 10, heatWKg: 2 };
  expect(nestHeat({ ...nest, temperatureC: 20 })).toBeCloseTo(20, 0);
  const airW = 15_000 * 4 * Math.PI * 0.04;
  expect(nestHeat({ ...nest, temperatureC: 60 })).toBeCloseTo(1 / (1 / (20 * 19.2) + 1 / airW), 0);
  expect(nestHeat({ ...nest, temperatureC: 600 })).toBeGreaterThan(0.99 * airW);
  expect(nestHeat({ ...nest, fuelKg: 0, temperatureC: 600 })).toBe(0);
});

test('depth: 5 mm are felt about 100 s late, 2 cm half an hour', () => {
  expect(probeLag(0.005)).toBeCloseTo(104, 0);
  expect(probeLag(0.02) / 60).toBeCloseTo(27.8, 1);
  expect(probeLag(0)).toBe(0);
});

describe('nest', () => {
  const radiusM = 0.18;
  const massKg = (NEST_DUST.densityKgM3 * 4 * Math.PI * radiusM ** 3) / 3;

  /** Heat at 20 degC at which delta is `times` the critical one. */
  const heatFor = (times: number) => {
    const atOne = frankKamenetskii(
      {
        radiusM,
        densityKgM3: NEST_DUST.densityKgM3,
        conductivityWMK: NEST_DUST.conductivityWMK,
        activationJMol: NEST_ACTIVATION_J_MOL,
        heatWKg: 1,
      },
      20,
    );
    return (times * CRITICAL_DELTA.sphere) / atOne;
  };

  const run = (times: number, hours: number, dtS = 10) => {
    let nest: NestState = { fuelShare: 1, temperatureC: 20, burningW: 0, heatW: 0 };
    const site = { radiusM, heatWKg: heatFor(times), aroundC: 20 };
    let [hottest, givenJ] = [20, 0];
    for (let s = 0; s < hours * 3600; s += dtS) {
      nest = stepNest(nest, site, dtS);
      hottest = Math.max(hottest, nest.temperatureC);
      givenJ += nest.heatW * dtS;
    }
    return { nest, hottest, givenJ };
  };

  test('below critical it stays warm, above it runs away: Semenov with the loss of a sphere', () => {
    expect(run(0.8, 60).hottest).toBeLessThan(40);
    expect(run(1.4, 60).hottest).toBe(600);
  });

  test('slow, then fast, then burnt and cold again', () => {
    expect(run(5, 1).hottest).toBeLessThan(40);
    expect(run(5, 8).hottest).toBe(600);
    const late = run(5, 100).nest;
    expect(late.fuelShare).toBe(0);
    expect(late.temperatureC).toBeLessThan(30);
  });

  test('heat balance: what it gave and holds is what it burnt, at any step', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 8, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(1, 5, 10),
        (times, hours, dtS) => {
          const { nest, givenJ } = run(times, hours, dtS);
          const burntJ = (1 - nest.fuelShare) * massKg * NEST_DUST.burningJKg;
          const heldJ = massKg * NEST_DUST.heatJKgK * (nest.temperatureC - 20);
          expect(givenJ + heldJ).toBeCloseTo(burntJ, -2);
          expect(nest.fuelShare).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 30, seed: 3 },
    );
  });
});
