import { expect, it } from 'vitest';
import { chooseHalfWidthMs, positionSkew } from './skew-scale';

const skew = (leastMs: number, medianMs: number, greatestMs: number) => ({ leastMs, medianMs, greatestMs });

it('holds every median twice over on a round scale', () => {
  expect(chooseHalfWidthMs([])).toBe(1000);
  expect(chooseHalfWidthMs([skew(0, 120, 90_000), skew(-9000, -700, 0)])).toBe(2000);
  expect(chooseHalfWidthMs([skew(0, 9_000_000, 9_000_000)])).toBe(21_600_000);
  expect(chooseHalfWidthMs([skew(0, 400 * 86_400_000, 0)])).toBe(86_400_000);
});

it('puts zero in the middle, a station ahead of us left of it', () => {
  expect(positionSkew(skew(0, 0, 0), 1000)).toMatchObject({ from: 50, median: 50, to: 50 });
  expect(positionSkew(skew(-500, -250, 500), 1000)).toEqual({
    from: 25,
    median: 37.5,
    to: 75,
    cutBelow: false,
    cutAbove: false,
  });
});

it('cuts what lies beyond and says so', () => {
  expect(positionSkew(skew(-2000, 0, 60_000), 1000)).toMatchObject({
    from: 0,
    to: 100,
    cutBelow: true,
    cutAbove: true,
  });
});
