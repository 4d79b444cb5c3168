import { expect, test } from 'vitest';
import type { Level } from '../../data/model/level';
import type { EnterpriseRisk } from '../../data/model/risk';
import { aggregateRisk } from './aggregate-risk';

const risk = (enterprise: string, extreme: number, actual: number, actualLevel: Level): EnterpriseRisk => ({
  enterprise,
  extreme,
  extremeLevel: 'orange',
  extremeContributions: [],
  actual,
  actualLevel,
  actualContributions: [],
  computedTs: actual,
});

test('an area is as bad as its worst, the worst area first, and nobody without an area counts', () => {
  const risks = [
    risk('A', 80, 10, 'blue'),
    risk('B', 20, 40, 'yellow'),
    risk('C', 5, 60, 'orange'),
    risk('D', 99, 99, 'red'),
  ];
  const area: Readonly<Record<string, string>> = { A: 'west', B: 'west', C: 'east' };
  expect(aggregateRisk(risks, (enterprise) => area[enterprise] ?? null)).toEqual([
    {
      area: 'east',
      extreme: 5,
      extremeLevel: 'orange',
      actual: 60,
      actualLevel: 'orange',
      enterprises: 1,
      byLevel: { red: 0, orange: 1, yellow: 0, blue: 0 },
      worstEnterprise: 'C',
      computedTs: 60,
    },
    {
      area: 'west',
      extreme: 80,
      extremeLevel: 'orange',
      actual: 40,
      actualLevel: 'yellow',
      enterprises: 2,
      byLevel: { red: 0, orange: 0, yellow: 1, blue: 1 },
      worstEnterprise: 'B',
      computedTs: 10,
    },
  ]);
});
