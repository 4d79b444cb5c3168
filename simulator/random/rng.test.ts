import { expect, test } from 'vitest';
import { createRng, seedRng } from './rng';
import { splitMix64 } from './split-mix64';

test('splitmix64 gives the published numbers for seed 1234567', () => {
  expect(splitMix64(1234567n, 5)).toEqual([
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
    4593380528125082431n,
    16408922859458223821n,
  ]);
});

test('xoshiro128** gives the published numbers for state 1, 2, 3, 4', () => {
  const rng = createRng([1, 2, 3, 4]);
  const words = Array.from({ length: 10 }, () => rng.word());
  expect(words).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test('a saved state goes on where it was taken', () => {
  const rng = createRng(seedRng(7, 'E1-C01'));
  rng.normal();
  const twin = createRng(JSON.parse(JSON.stringify(rng.state())));
  expect(twin.normal()).toBe(rng.normal());
});

test('normal numbers have mean 0 and variance 1', () => {
  const rng = createRng(seedRng(1, 'noise'));
  const n = 20_000;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = rng.normal();
    sum += x;
    squares += x * x;
  }
  expect(sum / n).toBeCloseTo(0, 1);
  expect(squares / n).toBeCloseTo(1, 1);
});

test('names and seeds give different luck', () => {
  const states = [seedRng(1, 'a'), seedRng(1, 'b'), seedRng(2, 'a')].map((state) => state.join());
  expect(new Set(states).size).toBe(3);
});
