import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageCloth } from './age-cloth';
import { dirtyVolume } from './dirty-volume';
import { dustCloud } from './dust-cloud';
import { rowDrag } from './filter-drag';
import { headerPressure } from './header-pressure';
import { weakPulseEfficiency } from './weak-pulse-efficiency';

const cloth = { residualDragPaSM: 2.5e4, cakeResistancePerS: 6e4 };

test('cloth ages in a straight line: 2e-5 an hour adds 8 % in a year of 4000 h, and its cake stays as it is', () => {
  expect(ageCloth(cloth, 2e-5, 4000)).toEqual({ residualDragPaSM: 2.7e4, cakeResistancePerS: 6e4 });
  expect(ageCloth(cloth, 2e-5, 0)).toEqual(cloth);
});

test('age alone never looks like blinding: a trough of 3 inH2O stays under 6 in the 20,000 h that a bag may live', () => {
  const agedBy = ageCloth(cloth, 2e-5, 20_000).residualDragPaSM / cloth.residualDragPaSM;
  expect(3 * agedBy).toBeLessThan(6);
});

test('half the pulse pressure leaves 2^0.65 = 1.57 times the drag: 55,000 falls to 51,000 Pa s/m, 13 % of the cake', () => {
  const efficiency = weakPulseEfficiency(cloth, 0.5, { efficiency: 0.75, pressureShare: 0.5 });
  expect(rowDrag(cloth, 0.5)).toBe(55_000);
  expect(rowDrag(cloth, (1 - efficiency) * 0.5)).toBeCloseTo(32_500 * 1.569_17, -1);
  expect(efficiency).toBeCloseTo((55_000 - 50_998) / 6e4 / 0.5, 3);
});

test('a sound pulse works as ever, one without pressure or cake takes nothing', () => {
  const pulse = { efficiency: 0.75, pressureShare: 1 };
  expect(weakPulseEfficiency(cloth, 0.5, pulse)).toBe(0.75);
  expect(weakPulseEfficiency(cloth, 0.5, { ...pulse, pressureShare: 0 })).toBe(0);
  expect(weakPulseEfficiency(cloth, 0, { ...pulse, pressureShare: 0.5 })).toBe(0);
});

test('more pressure never cleans less, and never more than a sound pulse', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const load = fc.double({ min: 0, max: 3, noNaN: true });
  fc.assert(
    fc.property(share, share, load, (a, b, loadKgM2) => {
      const [weaker, stronger] = [Math.min(a, b), Math.max(a, b)].map((pressureShare) =>
        weakPulseEfficiency(cloth, loadKgM2, { efficiency: 0.75, pressureShare }),
      );
      expect(weaker).toBeLessThanOrEqual((stronger ?? Number.NaN) + 1e-9);
      expect(stronger).toBeLessThanOrEqual(0.75 + 1e-9);
    }),
    { seed: 42 },
  );
});

test.each([
  [0.5, 1],
  [1, 1],
  [1.25, 0.76],
  [2.5, 0.28],
  [8, 0],
])(
  'a leak of %f times the supply leaves %f of the gauge pressure: 6 bar / leak, less the air outside',
  (leak, share) => {
    expect(headerPressure(leak)).toBeCloseTo(share, 12);
  },
);

test('the dirty side of 10 rows of 12 bags of 0.13 by 2 m over a 1.6 m3 hopper: 7.776 m3 box - 3.186 m3 bags + 1.6 = 6.19 m3', () => {
  const volume = dirtyVolume({ rows: 10, perRow: 12, diameterM: 0.13, lengthM: 2 }, 1.6);
  expect(volume).toBeCloseTo(7.776 - 3.186 + 1.6, 3);
});

test('0.75 of 0.11 kg/m2 on 9.8 m2 into 6.19 m3 are 131 g/m3; at 1.9 m3/s half is gone in 1.37 s', () => {
  const still = { dislodgedKg: 0, dirtyVolumeM3: 6.19, airFlowM3s: 1.9, airborneGM3: 0 };
  const thrown = dustCloud(0, { ...still, dislodgedKg: 0.75 * 0.11 * 9.8 }, 1);
  expect(thrown).toBeCloseTo(130.6, 1);
  const halfLifeS = Math.LN2 / (1.9 / 6.19 + 1 / 5);
  expect(halfLifeS).toBeCloseTo(1.367, 3);
  expect(dustCloud(thrown, still, halfLifeS)).toBeCloseTo(thrown / 2, 9);
});

test('between pulses the cloud is what the air brings less what settles: 1.5 g/m3 give 0.91; with the fan at rest none stays', () => {
  const room = { dislodgedKg: 0, dirtyVolumeM3: 6.19, airFlowM3s: 1.9, airborneGM3: 1.5 };
  expect(dustCloud(0, room, 1e6)).toBeCloseTo((1.5 * 1.9) / (1.9 + 6.19 / 5), 9);
  expect(dustCloud(0, room, 1e6)).toBeCloseTo(0.908, 3);
  expect(dustCloud(100, { ...room, airFlowM3s: 0 }, 60)).toBeLessThan(0.001);
});

test('two half steps of a cloud make a whole one', () => {
  const room = { dislodgedKg: 0, dirtyVolumeM3: 5, airFlowM3s: 1.2, airborneGM3: 3 };
  expect(dustCloud(dustCloud(80, room, 0.5), room, 0.5)).toBeCloseTo(dustCloud(80, room, 1), 9);
});
