import { expect, test } from 'vitest';
import { caseOf, faultOf, reportOf } from '../../validate/fixtures/report-of';
import { compareReports } from './compare-reports';

const told = (delayS: number, ruleId: 'dp-low' | 'dp-high' = 'dp-low') => [{ ruleId, delayS, ratio: 1 }];
const FALSE_ALARM = {
  alarmId: 'a',
  ruleId: 'dp-high' as const,
  collector: 'E1-C01',
  point: null,
  raisedS: 1,
  knownS: 1,
};

test('says of each fault that both play whether it is missed, detected, slower, faster or told by another rule', () => {
  const played = (delays: readonly (number | null)[], lastRule: 'dp-low' | 'dp-high') =>
    reportOf([
      caseOf({
        faults: [
          ...delays.map((delayS, at) =>
            faultOf({ onsetS: at * 10, detections: delayS === null ? [] : told(delayS) }),
          ),
          faultOf({ onsetS: 900, detections: told(60, lastRule) }),
        ],
      }),
    ]);
  const { faults, unchanged } = compareReports(
    played([60, 60, 60, null, 60], 'dp-low'),
    played([50, 61, 90, 70, null], 'dp-high'),
  );
  expect(faults.map(({ change, before, after }) => [change, before?.delayS, after?.delayS])).toEqual([
    ['missed', 60, undefined],
    ['detected', undefined, 70],
    ['slower', 60, 90],
    ['faster', 60, 50],
    ['other-rule', 60, 60],
  ]);
  expect(unchanged).toBe(1);
});

test('compares nothing that only one of both plays, nor what no sensor can show', () => {
  const compared = compareReports(
    reportOf([
      caseOf({ faults: [faultOf()] }),
      caseOf({ key: 'b', seed: 2, faults: [faultOf({ detections: [] })] }),
    ]),
    reportOf([
      caseOf({ faults: [faultOf()] }),
      caseOf({ key: 'c', seed: 3, faults: [faultOf(), faultOf({ fault: 'bag-torn', undetectable: true })] }),
    ]),
  );
  expect(compared).toMatchObject({ faults: [], unchanged: 1, onlyBefore: 1, onlyAfter: 1 });
});

test('a scenario that was rewritten is still the same story where its fault is the same', () => {
  const { faults } = compareReports(
    reportOf([caseOf({ key: 'story-old-1', faults: [faultOf()] })]),
    reportOf([caseOf({ key: 'story-new-1', faults: [faultOf({ detections: [] })] })]),
  );
  expect(faults).toMatchObject([{ change: 'missed', key: 'story-new-1', scenario: 'story', seed: 1 }]);
});

test('says of each rule whose figures differ what it told of, and its alarms that nothing called for', () => {
  const before = reportOf([caseOf({ faults: [faultOf()] })]);
  const after = reportOf([
    caseOf({
      faults: [faultOf({ detections: [] })],
      report: { ...caseOf().report, false: [FALSE_ALARM] },
    }),
  ]);
  expect(compareReports(before, after).rules).toEqual([
    {
      ruleId: 'dp-high',
      before: { detects: 0, first: 0, alone: 0, uncalled: 0 },
      after: { detects: 0, first: 0, alone: 0, uncalled: 1 },
    },
    {
      ruleId: 'dp-low',
      before: { detects: 1, first: 1, alone: 1, uncalled: 0 },
      after: { detects: 0, first: 0, alone: 0, uncalled: 0 },
    },
  ]);
  expect(compareReports(before, before).rules).toEqual([]);
});
