import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJudgingSeed, LARGEST_TUNING_SEED, SMALLEST_JUDGING_SEED } from '../../data/model/seed';
import { chooseSeeds } from './choose-seeds';
import { drawJudgingSeeds } from './draw-judging-seeds';

const [A, B, C] = [1, 2, 3].map((more) => LARGEST_TUNING_SEED + more) as [number, number, number];
const draw = (count: number) => [C, B, A].slice(0, count);

test('seeds as named, judging seeds as asked, seed 1 without a wish', () => {
  expect(chooseSeeds({ judge: 0, played: [] }, draw)).toEqual([1]);
  expect(chooseSeeds({ named: [4, A], judge: 0, played: [] }, draw)).toEqual([4, A]);
  expect(chooseSeeds({ judge: 2, played: [] }, draw)).toEqual([C, B]);
  expect(chooseSeeds({ named: [4], judge: 1, played: [] }, draw)).toEqual([4, C]);
});

test('a resumed validation goes on with the judging seeds that it had begun', () => {
  expect(chooseSeeds({ judge: 2, played: [1, A, A] }, draw)).toEqual([A, C]);
  expect(chooseSeeds({ judge: 1, played: [A, B] }, draw)).toEqual([A]);
  expect(chooseSeeds({ named: [A], judge: 1, played: [A] }, draw)).toEqual([A, C]);
});

test('drawn seeds are judging seeds, all different, never the same twice, over the whole range', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50 }), (count) => {
      const seeds = drawJudgingSeeds(count);
      expect(new Set(seeds).size).toBe(count);
      expect(seeds.every(isJudgingSeed)).toBe(true);
    }),
  );
  const many = drawJudgingSeeds(1000);
  const others = new Set(drawJudgingSeeds(1000));
  expect(many.filter((seed) => others.has(seed))).toEqual([]);
  const inUpperHalf = many.filter((seed) => seed > Number.MAX_SAFE_INTEGER / 2).length;
  expect(inUpperHalf).toBeGreaterThan(400);
  expect(inUpperHalf).toBeLessThan(600);
});

test('tuning seeds end where judging seeds begin', () => {
  expect(
    [0, 1, LARGEST_TUNING_SEED, -SMALLEST_JUDGING_SEED, A + 0.5, Number.MAX_VALUE].some(isJudgingSeed),
  ).toBe(false);
  expect([SMALLEST_JUDGING_SEED, Number.MAX_SAFE_INTEGER].every(isJudgingSeed)).toBe(true);
});
