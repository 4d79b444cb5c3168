import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPLOSION_ORACLES } from '../../data/catalogue/oracles/explosions';
import { type CredibleExplosion, credibleConsequence } from './consequence';

const { cubicLaw, timeToPeak, ventArea, consequence } = EXPLOSION_ORACLES;

const closed: CredibleExplosion = {
  volumeM3: 10,
  lengthOverDiameter: 1,
  pmaxBar: 9,
  kstBarMs: 150,
  strengthBar: 0.4,
  vent: null,
  isolation: null,
  connected: ['B'],
};

test.each(cubicLaw.cases)('cubic law: $kstBarMs bar m/s in $volumeM3 m3', (row) => {
  const { riseBarS } = credibleConsequence({ ...closed, ...row });
  expect(Math.abs(riseBarS - row.riseBarS)).toBeLessThan(row.within);
});

test.each(timeToPeak.cases)('a dust of $kstBarMs bar m/s peaks after $peakS s', (row) => {
  expect(Math.abs(credibleConsequence({ ...closed, ...row }).peakS - row.peakS)).toBeLessThan(row.within);
});

test.each(ventArea.cases)('$areaM2 m2 leave $predBar bar', ({ areaM2, pstatBar, predBar, ...vessel }) => {
  const vented = credibleConsequence({ ...closed, ...vessel, vent: { areaM2, pstatBar, ductM: 0 } });
  expect(vented.basis).toBe('vented');
  expect(vented.peakBar).toBeCloseTo(predBar, 3);
});

test.each(consequence.cases)('$name', ({ given, expected }) => {
  const { peakBar, flameReachM, ...rest } = expected;
  const found = credibleConsequence(given);
  expect(found).toMatchObject(rest);
  expect(found.peakBar).toBeCloseTo(peakBar, 3);
  expect(found.flameReachM ?? -1).toBeCloseTo(flameReachM ?? -1, 2);
});

describe('over random cases', () => {
  const given = fc.record({
    volumeM3: fc.double({ min: 0.5, max: 200, noNaN: true }),
    lengthOverDiameter: fc.double({ min: 1, max: 5, noNaN: true }),
    pmaxBar: fc.double({ min: 5, max: 10, noNaN: true }),
    kstBarMs: fc.double({ min: 20, max: 300, noNaN: true }),
    areaM2: fc.double({ min: 0.05, max: 5, noNaN: true }),
    ductM: fc.double({ min: 0, max: 5, noNaN: true }),
  });

  test('a larger vent never leaves more, a fiercer dust never less, and nothing exceeds Pmax', () => {
    fc.assert(
      fc.property(given, ({ areaM2, ...vessel }) => {
        const peak = (area: number, kstBarMs: number) =>
          credibleConsequence({
            ...closed,
            ...vessel,
            kstBarMs,
            vent: { areaM2: area, pstatBar: 0.1, ductM: 0 },
          }).peakBar;
        const here = peak(areaM2, vessel.kstBarMs);
        expect(here).toBeLessThanOrEqual(vessel.pmaxBar);
        expect(peak(1.5 * areaM2, vessel.kstBarMs)).toBeLessThanOrEqual(here + 1e-6);
        expect(peak(areaM2, 0.8 * vessel.kstBarMs)).toBeLessThanOrEqual(here + 1e-6);
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
