import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRows } from './pack-rows';

describe('rows of bars', () => {
  it('puts bars behind each other, and beside each other only where they overlap', () => {
    const bars = [
      { fromS: 0, toS: 10 },
      { fromS: 5, toS: 20 },
      { fromS: 12, toS: 30 },
    ];
    expect(packRows(bars, 0, 0)).toEqual([0, 1, 0]);
  });

  it('leaves room for words', () => {
    const bars = [
      { fromS: 0, toS: 1 },
      { fromS: 2, toS: 3 },
    ];
    expect(packRows(bars, 0, 0)).toEqual([0, 0]);
    expect(packRows(bars, 0, 100)).toEqual([0, 1]);
  });

  it('never lets two bars of a row touch', () => {
    const bar = fc
      .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 300 }))
      .map(([fromS, length]) => ({ fromS, toS: fromS + length }));
    fc.assert(
      fc.property(fc.array(bar, { maxLength: 40 }), (bars) => {
        const rows = packRows(bars, 5, 20);
        bars.forEach((a, i) => {
          bars.slice(i + 1).forEach((b, j) => {
            if (rows[i] !== rows[i + 1 + j]) return;
            const [first, second] = a.fromS <= b.fromS ? [a, b] : [b, a];
            expect(Math.max(first.toS, first.fromS + 20)).toBeLessThan(second.fromS);
          });
        });
      }),
    );
  });
});
