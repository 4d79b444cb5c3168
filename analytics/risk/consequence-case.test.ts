import { describe, expect, test } from 'vitest';
import { DRY, WET } from '../alarm/test-plant';
import { credibleConsequence } from './consequence';
import { explosionOf } from './consequence-case';
import type { DustNumbers } from './score-dust';

const wood: DustNumbers = { kstBarMs: 192, pmaxMPa: 0.95, mieMj: 30, mitCloudC: 480, level: '高' };

describe('what a record lets one expect', () => {
  test('a dry one by hand: 80 bags of 0.16 m on 4.608 m2, free 3.0 m2 x 2.4 m + 2 m3 = 9.199 m3', () => {
    const explosion = explosionOf(DRY, wood, [DRY, WET]);
    expect(explosion.volumeM3).toBeCloseTo((4.608 - 80 * 0.0201062) * 2.4 + 2, 3);
    expect(explosion.lengthOverDiameter).toBeCloseTo((2.4 + 6 / 4.608) / Math.sqrt((4 * 4.608) / Math.PI), 6);
    expect(explosion).toMatchObject({ pmaxBar: 9.5, kstBarMs: 192, connected: ['W'] });
  });

  test('vent and valve fitted: the housing holds and nobody else is reached', () => {
    const found = credibleConsequence(explosionOf(DRY, wood, [WET]));
    expect(found).toMatchObject({ basis: 'vented', reached: [] });
    expect(found.peakBar).toBeCloseTo(0.4, 3);
  });

  test('nothing fitted: Pmax, and the workshop is reached', () => {
    const bare = { ...DRY, devices: { ...DRY.devices, explosionVent: false, isolationValve: false } };
    expect(credibleConsequence(explosionOf(bare, wood, [WET]))).toMatchObject({
      peakBar: 9.5,
      housingBursts: true,
      reached: ['W'],
    });
  });

  test('an unknown dust is the worst one, for which no vent formula holds; a laboratory report goes first', () => {
    expect(credibleConsequence(explosionOf(DRY, undefined, []))).toMatchObject({
      peakBar: 12.4,
      basis: 'vent-out-of-range',
    });
    const tested = { ...DRY, labReport: { report: 'R', pmaxMPa: 0.7, kstBarMs: 60 } };
    expect(explosionOf(tested, wood, [])).toMatchObject({ pmaxBar: 7, kstBarMs: 60 });
    expect(explosionOf(WET, wood, []).volumeM3).toBeGreaterThan(0.5);
  });
});
