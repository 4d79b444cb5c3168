import { expect, test } from 'vitest';
import { poissonInterval } from './poisson-interval';

/** Garwood 1936, table of confidence limits of a Poisson mean, 95 %. */
test.each([
  [0, 0, 3.689],
  [1, 0.0253, 5.572],
  [2, 0.242, 7.225],
  [5, 1.623, 11.668],
  [10, 4.795, 18.39],
  [50, 37.11, 65.92],
])('%i counted: %f to %f', (count, lower, upper) => {
  const [low, high] = poissonInterval(count);
  expect(low).toBeCloseTo(lower, 2);
  expect(high).toBeCloseTo(upper, 2);
});
