import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hopperHeight } from './dry-size';
import { fillShare, type Hopper, hopperVolume } from './hopper';

const hopper: Hopper = { collector: 'C', x: 0, z: 0, bottomY: 0, topY: 2, halfWidth: 1, halfDepth: 0.8 };

test('the volume is that of a frustum by the prismatoid formula', () => {
  const area = (share: number): number => 4 * (0.16 + 0.84 * share) * (0.16 + 0.64 * share);
  expect(hopperVolume(hopper, 1)).toBeCloseTo((2 / 6) * (area(0) + 4 * area(0.5) + area(1)), 9);
});

test('an empty hopper is empty, a full one full', () => {
  expect(fillShare(hopper, 0)).toBe(0);
  expect(fillShare(hopper, 100)).toBeCloseTo(1, 3);
  expect(fillShare(hopper, 140)).toBeCloseTo(1, 3);
});

test('the drawn level holds the estimated share of the volume', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (percent) => {
      const share = fillShare(hopper, percent);
      expect((hopperVolume(hopper, share) / hopperVolume(hopper, 1)) * 100).toBeCloseTo(percent, 0);
    }),
  );
});

test('65 degrees: tan(65) metres of height a metre of run', () => {
  expect(hopperHeight(2.32, 1)).toBeCloseTo(2.1445, 3);
});
