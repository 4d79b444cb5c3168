import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXPLOSION_ORACLES } from '../../data/catalogue/oracles/explosions';
import { worstConsequence } from './consequence';
import { cubicLaw } from './cubic-law';
import { AMBIENT_BAR, burningVelocity } from './deflagration-burning-velocity';
import { deflagrationPressure } from './deflagration-pressure';
import { isolationMargin } from './isolation-margin';
import { ventArea } from './vent-area';
import { ductedPressure } from './vent-duct';
import { flameReach } from './vent-flame-reach';
import { ventLimits } from './vent-limits';
import { reducedPressure } from './vent-reduced-pressure';

const oracles = EXPLOSION_ORACLES;
const wood = { volumeM3: 10, pmaxBar: 9, kstBarMs: 150, lengthOverDiameter: 1, pstatBar: 0.1 };

test.each(oracles.cubicLaw.cases)('cubic law: $kstBarMs bar m/s in $volumeM3 m3', (row) => {
  expect(Math.abs(cubicLaw(row.kstBarMs, row.volumeM3) - row.riseBarS)).toBeLessThan(row.within);
});

test.each(oracles.timeToPeak.cases)('a dust of $kstBarMs bar m/s peaks after $peakS s', (row) => {
  const peakS = deflagrationPressure(row, 0.001).at(-1)?.timeS ?? Number.NaN;
  expect(Math.abs(peakS - row.peakS)).toBeLessThan(row.within);
});

test("isothermal flame: Eckhoff's closed form of the time to the peak, and 3 (Pm - P0) S / R x Pm / P0 as steepest rise", () => {
  const radiusM = Math.cbrt(30 / (4 * Math.PI));
  const speedMs = burningVelocity(wood, 1);
  const e = (AMBIENT_BAR + wood.pmaxBar) / AMBIENT_BAR;
  expect(((3 * wood.pmaxBar * speedMs) / radiusM) * e).toBeCloseTo(cubicLaw(150, 10), 9);
  // dx/dt = (3 S / R) (e - 1)^(1/3) e^(2/3) x^(1/3) (x - 1)^(2/3); with y^3 = 1 - 1/x the integral is that of 3 / (1 - y^3).
  const y = Math.cbrt(1 - 1 / e);
  const root = Math.sqrt(3);
  const integral =
    -Math.log(1 - y) +
    Math.log(1 + y + y * y) / 2 +
    root * (Math.atan((2 * y + 1) / root) - Math.atan(1 / root));
  const byHandS = (integral * radiusM) / (3 * speedMs * Math.cbrt(e - 1) * Math.cbrt(e) ** 2);
  expect(deflagrationPressure(wood, 0.001, 1).at(-1)?.timeS).toBeCloseTo(byHandS, 5);
});

test('the curve climbs to Pmax, never faster than the cubic law, alike at any step', () => {
  const curve = deflagrationPressure(wood, 0.001);
  const rises = curve.slice(1).map((now, i) => {
    const before = curve[i];
    if (!before) throw new Error('a curve has no gaps');
    return (now.overpressureBar - before.overpressureBar) / (now.timeS - before.timeS);
  });
  expect(Math.min(...rises)).toBeGreaterThan(0);
  expect(Math.max(...rises)).toBeLessThanOrEqual(cubicLaw(150, 10) * 1.0001);
  expect(Math.max(...rises)).toBeGreaterThan(0.97 * cubicLaw(150, 10));
  expect(curve.at(-1)?.overpressureBar).toBe(9);
  expect(deflagrationPressure(wood, 0.01).at(-1)?.timeS).toBeCloseTo(curve.at(-1)?.timeS ?? 0, 4);
  expect(() => deflagrationPressure({ ...wood, kstBarMs: 0 }, 0.001)).toThrow('Kst');
});

test.each(oracles.ventArea.cases)(
  '$areaM2 m2 for $predBar bar, and back',
  ({ predBar, areaM2, ...vessel }) => {
    expect(ventArea(vessel, predBar)).toBeCloseTo(areaM2, 4);
    expect(reducedPressure(vessel, areaM2)?.predBar).toBeCloseTo(predBar, 3);
    expect(ventLimits(vessel)).toEqual([]);
  },
);

test('what lies outside the vent formula is named', () => {
  expect(ventLimits({ ...wood, pmaxBar: 10.5 })).toEqual(['pmaxBar']);
  expect(ventLimits({ ...wood, pmaxBar: 10.5, kstBarMs: 320 })).toEqual([]);
  expect(
    ventLimits({ ...wood, volumeM3: 0.05, pstatBar: 0.05, kstBarMs: 900, lengthOverDiameter: 21 }),
  ).toEqual(['volumeM3', 'lengthOverDiameter', 'pstatBar', 'kstBarMs']);
  expect(reducedPressure({ ...wood, pstatBar: 0.3 }, 10)).toEqual({ predBar: 0.3, lowest: true });
  expect(reducedPressure(wood, 0.01)).toBeNull();
});

test('vent, duct, reach and isolation by hand', () => {
  expect(ductedPressure(0.4, { areaM2: 0.42025, volumeM3: 10, lengthM: 0 })).toBe(0.4);
  expect(ductedPressure(0.4, { areaM2: 0.42025, volumeM3: 10, lengthM: 3 })).toBeCloseTo(0.4324, 4);
  expect(flameReach(8)).toBe(20);
  expect(flameReach(64)).toBe(30);
  const valve = { distanceM: 5, flameSpeedMs: 100, detectionS: 0.01, closingS: 0.03 };
  expect(isolationMargin(valve)).toBeCloseTo(0.01, 12);
  expect(isolationMargin({ ...valve, closingS: 0.06 })).toBeCloseTo(-0.02, 12);
});

test.each(oracles.consequence.cases)('$name', ({ given, expected }) => {
  const { peakBar, flameReachM, ...rest } = expected;
  const found = worstConsequence(given);
  expect(found).toMatchObject(rest);
  expect(found.peakBar).toBeCloseTo(peakBar, 3);
  expect(found.flameReachM ?? -1).toBeCloseTo(flameReachM ?? -1, 2);
});

test('area falls as the reduced pressure rises, and the inverse finds it back', () => {
  const vessel = fc.record({
    volumeM3: fc.double({ min: 0.1, max: 10_000, noNaN: true }),
    lengthOverDiameter: fc.double({ min: 1, max: 20, noNaN: true }),
    pmaxBar: fc.double({ min: 5, max: 10, noNaN: true }),
    kstBarMs: fc.double({ min: 10, max: 300, noNaN: true }),
    pstatBar: fc.double({ min: 0.1, max: 0.15, noNaN: true }),
  });
  fc.assert(
    fc.property(vessel, fc.double({ min: 0.16, max: 1.9, noNaN: true }), (given, predBar) => {
      expect(ventArea(given, predBar + 0.05)).toBeLessThan(ventArea(given, predBar));
      expect(reducedPressure(given, ventArea(given, predBar))?.predBar).toBeCloseTo(predBar, 4);
    }),
    { numRuns: 300, seed: 7 },
  );
});
