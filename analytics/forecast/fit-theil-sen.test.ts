import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitTheilSen, type Observation } from './fit-theil-sen';

const Z80 = 1.2815515655446004;
const Z90 = 1.6448536269514722;
const Z95 = 1.959963984540054;

const zip = (x: readonly number[], y: readonly number[]): Observation[] =>
  x.map((value, index) => ({ x: value, y: y[index] ?? Number.NaN }));
const count = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

/** Literals: scipy 1.17.1, `scipy.stats.theilslopes(y, x, alpha, method='joint')`. */
describe('equals scipy.stats.theilslopes', () => {
  const wild = zip(count(10), [1.2, 3.1, 4.8, 7.4, 9.0, 11.5, 12.6, 15.3, 30.0, 18.9]);

  it('with an outlier, at 80 and 95 %', () => {
    const line = fitTheilSen(wild, { z: Z80 });
    expect(line?.slope).toBeCloseTo(2.0142857142857147, 12);
    expect(line?.intercept).toBeCloseTo(1.1428571428571415, 12);
    expect([line?.slopeLow, line?.slopeHigh]).toEqual([expect.closeTo(1.95, 12), expect.closeTo(2.1, 12)]);
    const wider = fitTheilSen(wild, { z: Z95 });
    expect(wider?.slopeLow).toBeCloseTo(1.9, 12);
    expect(wider?.slopeHigh).toBeCloseTo(2.2333333333333334, 12);
  });

  it('with ties in x and in y, at 90 %', () => {
    const line = fitTheilSen(zip([1, 1, 2, 3, 5, 8, 13, 21, 34], [10, 10.5, 9, 9, 7.5, 5, 5, -2, -20]), {
      z: Z90,
    });
    expect(line?.slope).toBeCloseTo(-0.7142857142857143, 12);
    expect(line?.intercept).toBeCloseTo(11.071428571428571, 12);
    expect(line?.slopeLow).toBeCloseTo(-0.90625, 12);
    expect(line?.slopeHigh).toBeCloseTo(-0.5384615384615384, 12);
  });

  it('with 40 observations around a line, at 80 %', () => {
    const line = fitTheilSen(
      count(40).map((x) => ({ x, y: 5 + 0.25 * x + Math.sin(x * 1.7) * 2 })),
      { z: Z80 },
    );
    expect(line?.slope).toBeCloseTo(0.24742912867206435, 12);
    expect(line?.intercept).toBeCloseTo(5.071543713285093, 12);
    expect(line?.slopeLow).toBeCloseTo(0.22471019282264978, 12);
    expect(line?.slopeHigh).toBeCloseTo(0.2719145773756686, 12);
  });
});

it('has no line through observations at one x', () => {
  expect(fitTheilSen(zip([1, 1], [1, 2]), { z: Z80 })).toBeNull();
  expect(fitTheilSen([], { z: Z80 })).toBeNull();
});

it('widens the interval where neighbours resemble each other', () => {
  const data = count(40).map((x) => ({ x, y: x + Math.sin(x) }));
  const plain = fitTheilSen(data, { z: Z80 });
  const inflated = fitTheilSen(data, { z: Z80, varianceInflation: () => 9 });
  expect(inflated?.slope).toBe(plain?.slope);
  expect(inflated?.slopeHigh).toBeGreaterThan(plain?.slopeHigh ?? 0);
});

describe('for any observations', () => {
  const observations = fc
    .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 40 })
    .chain((x) =>
      fc
        .array(fc.integer({ min: -1000, max: 1000 }), { minLength: x.length, maxLength: x.length })
        .map((y) => zip(x, y)),
    );
  const lineOf = (data: readonly Observation[]) => fitTheilSen(data, { z: Z80 });

  it('a constant shifts the line and nothing else', () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: -500, max: 500 }), (data, shift) => {
        const moved = lineOf(data.map(({ x, y }) => ({ x, y: y + shift })));
        const line = lineOf(data);
        expect(moved?.slope).toBeCloseTo(line?.slope ?? Number.NaN, 9);
        expect(moved?.intercept).toBeCloseTo((line?.intercept ?? Number.NaN) + shift, 6);
      }),
    );
  });

  it('a factor scales the line', () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: 2, max: 50 }), (data, factor) => {
        const scaled = lineOf(data.map(({ x, y }) => ({ x, y: y * factor })));
        const line = lineOf(data);
        expect(scaled?.slope).toBeCloseTo((line?.slope ?? Number.NaN) * factor, 6);
        expect(scaled?.slopeHigh).toBeCloseTo((line?.slopeHigh ?? Number.NaN) * factor, 6);
      }),
    );
  });

  it('their order does not matter', () => {
    fc.assert(
      fc.property(observations, (data) => {
        const backwards = lineOf(data.toReversed());
        const line = lineOf(data);
        expect(backwards?.slope).toBeCloseTo(line?.slope ?? Number.NaN, 12);
        expect(backwards?.intercept).toBeCloseTo(line?.intercept ?? Number.NaN, 9);
      }),
    );
  });

  it('a quarter of wild values does not turn a clear line around', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { minLength: 10, maxLength: 10 }),
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        (spoilt, wild) => {
          const data = count(40).map((x) => ({
            x,
            y: spoilt.includes(x) ? wild : 3 * x + Math.sin(x * 2.1),
          }));
          const slope = lineOf(data)?.slope ?? Number.NaN;
          expect(slope).toBeGreaterThan(1.5);
          expect(slope).toBeLessThan(4.5);
        },
      ),
    );
  });
});
