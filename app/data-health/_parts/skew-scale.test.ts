import { expect, it } from 'vitest';
import { chooseHalfWidthMs, positionSkew, skewTicks } from './skew-scale';

const skew = (leastMs: number, medianMs: number, greatestMs: number) => ({ leastMs, medianMs, greatestMs });

it('holds every station on a round scale', () => {
  expect(chooseHalfWidthMs([])).toBe(10_000);
  expect(chooseHalfWidthMs([skew(0, 120, 9_000), skew(-61_000, -700, 0)])).toBe(600_000);
  expect(chooseHalfWidthMs([skew(0, 0, 500 * 86_400_000)])).toBe(400 * 86_400_000);
});

it('puts zero in the middle, a station ahead of us left of it, the ends at the ends', () => {
  expect(positionSkew(skew(-60_000, 0, 60_000), 60_000)).toEqual({ from: 0, median: 50, to: 100 });
  const { from, median, to } = positionSkew(skew(-2000, -1000, 1000), 60_000);
  expect(from).toBeLessThan(median);
  expect(median + to).toBeCloseTo(100, 10);
});

it('is logarithmic beyond a second: asinh(1) : asinh(600) for a second of ten minutes', () => {
  // ln(1 + sqrt 2) = 0.881374, ln(600 + sqrt 360001) = 7.090077
  expect(positionSkew(skew(0, 1000, 0), 600_000).median).toBeCloseTo(50 + (50 * 0.881374) / 7.090077, 4);
});

it('cuts what lies beyond the longest scale', () => {
  expect(positionSkew(skew(-20_000, 0, 20_000), 10_000)).toEqual({ from: 0, median: 50, to: 100 });
});

it('marks seconds and minutes of ten minutes on both sides', () => {
  expect(skewTicks(600_000).map(({ ms }) => ms)).toEqual([-1000, 1000, -60_000, 60_000]);
  expect(skewTicks(10_000).map(({ ms }) => ms)).toEqual([-1000, 1000]);
});
