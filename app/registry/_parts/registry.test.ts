import { describe, expect, it } from 'vitest';
import type { ResolvedRule } from '../../../data/model/alarm';
import { readDuration, readRuleNumbers } from '../../ui/rule-numbers';
import { findEnterprises } from './find-enterprises';
import { readShiftTime, runsOfDays } from './shift-text';

describe('findEnterprises', () => {
  const rows = [
    { id: 'E1', district: '110113', name: { zh: '晨轮', en: 'Morning Wheel' } },
    { id: 'E2', district: '110112', name: { zh: '青木', en: 'Greenwood' } },
  ];
  it.each([
    ['', null, 'E1 E2'],
    ['  wheel ', null, 'E1'],
    ['青', null, 'E2'],
    ['e', '110112', 'E2'],
    ['e1', '110112', ''],
  ])('finds "%s" in district %s', (text, district, expected) => {
    expect(
      findEnterprises(rows, { text, district })
        .map((row) => row.id)
        .join(' '),
    ).toBe(expected);
  });
});

describe('shifts', () => {
  it('are read as clock times, the next day marked', () => {
    expect(readShiftTime(480, 1050)).toBe('08:00–17:30');
    expect(readShiftTime(480, 1440)).toBe('08:00–24:00');
    expect(readShiftTime(1200, 1680)).toBe('20:00–04:00 (+1)');
  });

  it('gather days into runs', () => {
    expect(runsOfDays([1, 2, 3, 4, 5])).toEqual([[1, 5]]);
    expect(runsOfDays([7, 1, 2, 2])).toEqual([
      [1, 2],
      [7, 7],
    ]);
    expect(runsOfDays([])).toEqual([]);
  });
});

describe('readRuleNumbers', () => {
  const rule: ResolvedRule = {
    id: 'dp-high',
    collector: 'E1-C01',
    collectorType: 'dry',
    point: 'differentialPressurePa',
    priority: 2,
    numbers: { limit: 1575, windowMs: 60_000, hotC: 60, spanMargin: 0.02, samples: 30 },
    deadband: 50,
    onDelayMs: 30_000,
    offDelayMs: 0,
    suppressedUntilRunningMs: 120_000,
    source: { kind: 'local', verified: false, note: { zh: '本地', en: 'local' } },
  };
  it('gives every number its unit', () => {
    const text = readRuleNumbers(rule).map(
      ({ key, text: words }) => `${key} ${words.replaceAll('\u00a0', ' ')}`,
    );
    expect(text).toEqual([
      'limit 1,575 Pa',
      'windowMs 60 s',
      'hotC 60 °C',
      'spanMargin 2 %',
      'samples 30',
      'onDelayMs 30 s',
    ]);
  });

  it.each([
    [500, '0.5 s'],
    [90_000, '90 s'],
    [600_000, '10 min'],
    [7_200_000, '2 h'],
  ])('reads %i ms as %s', (ms, words) => {
    expect(readDuration(ms).replaceAll('\u00a0', ' ')).toBe(words);
  });
});
