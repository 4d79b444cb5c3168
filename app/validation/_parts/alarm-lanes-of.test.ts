import { expect, test } from 'vitest';
import { alarmOf, caseOf } from '../../validate/fixtures/report-of';
import { alarmLanesOf } from './alarm-lanes-of';

const window = (ruleId: 'dp-low' | 'dp-high', fromS: number) => ({
  ruleId,
  collector: 'E1-C01',
  fromS,
  toS: fromS + 60,
});
const HIT = {
  alarmId: 'a',
  ruleId: 'dp-low' as const,
  collector: 'E1-C01',
  point: null,
  raisedS: 310,
  knownS: 310,
};

test('a lane a rule, in the order in which it was raised or expected, of this collector alone', () => {
  const lanes = alarmLanesOf(
    caseOf({
      alarms: [
        alarmOf({ raisedS: 310, returnedS: 400 }),
        alarmOf({ raisedS: 500 }),
        alarmOf({ ruleId: 'value-frozen', raisedS: 100, priority: 1 }),
        alarmOf({ collector: 'E1-C02' }),
      ],
      report: {
        ...caseOf().report,
        hits: [{ expected: window('dp-low', 300), alarm: HIT, delayS: 10 }],
        misses: [{ expected: window('dp-high', 200), why: 'not-raised' }],
      },
    }),
    'E1-C01',
  );
  expect(lanes).toMatchObject([
    { ruleId: 'value-frozen', level: 'red', alarms: [{ raisedS: 100, returnedS: null }], expected: [] },
    { ruleId: 'dp-high', alarms: [], expected: [{ fromS: 200, toS: 260, result: 'missed' }] },
    {
      ruleId: 'dp-low',
      level: 'yellow',
      alarms: [
        { raisedS: 310, returnedS: 400 },
        { raisedS: 500, returnedS: null },
      ],
      expected: [{ fromS: 300, toS: 360, result: 'hit' }],
    },
  ]);
});
