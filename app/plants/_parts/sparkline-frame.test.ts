import { expect, test } from 'vitest';
import { sparklineFrame } from './sparkline-frame';

test('a line of two minutes fills its width, one of an hour shows its last ten minutes', () => {
  expect(sparklineFrame([0, 120_000], [1, 2], [0, 100]).spanMs).toBe(120_000);
  expect(sparklineFrame([0, 3_600_000], [1, 2], [0, 100]).spanMs).toBe(600_000);
  expect(sparklineFrame([], [], [0, 100])).toEqual({ spanMs: 60_000, scale: [0, 100] });
});

test('noise stays in the middle of a fifth of the bar', () => {
  expect(sparklineFrame([0, 1], [49, 51], [0, 100]).scale).toEqual([40, 60]);
});

test('a great change is seen whole', () => {
  expect(sparklineFrame([0, 1], [0, 100], [0, 100]).scale).toEqual([-10, 110]);
});
