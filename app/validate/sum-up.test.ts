import { expect, test } from 'vitest';
import type { RuleId } from '../../data/model/alarm';
import type { ValidatedAlarm, ValidatedCase, ValidatedFault } from '../../data/model/validation';
import { chattering, peakTenMinutes } from './alarm-figures';
import { planCases } from './plan-cases';
import { sumUp } from './sum-up';
import { weighRules } from './weigh-rules';
import { complaintsOf, writeJunit } from './write-junit';

const RUN = { leaks: 0, wallS: 10, interrupted: false };

function fault(part: Partial<ValidatedFault>): ValidatedFault {
  return {
    fault: 'fan-trip',
    collector: 'E1-C01',
    severity: 1,
    onsetS: 60,
    undetectable: false,
    signatureS: 80,
    detections: [{ ruleId: 'dp-low', delayS: 40, ratio: 1 }],
    ...part,
  };
}

function played(part: Partial<ValidatedCase> = {}): ValidatedCase {
  return {
    key: 'k',
    scenario: 'one',
    seed: 1,
    passed: true,
    report: {
      finished: true,
      run: 'X1',
      scenario: 'one',
      seed: 1,
      startTs: 0,
      endedS: 3600,
      durationS: 3600,
      hits: [],
      misses: [],
      late: [],
      false: [],
      unscripted: [],
      actions: [],
    },
    faults: [fault({})],
    alarms: [],
    signals: [],
    falseAlarms: 0,
    afterClearing: 0,
    healthyDeviceDays: 2,
    simulatedS: 3600,
    wallS: 4,
    ...part,
  };
}

test('counts faults by severity, leaves out what no sensor shows, and says which', () => {
  const cases = [
    played({
      faults: [
        fault({}),
        fault({ detections: [] }),
        fault({ severity: 0.5, detections: [{ ruleId: 'dp-high', delayS: 100, ratio: 2 }] }),
        fault({ fault: 'bag-torn', undetectable: true, detections: [] }),
      ],
    }),
    played({ scenario: 'two', seed: 2, passed: false, falseAlarms: 1 }),
  ];
  expect(sumUp(cases, RUN)).toMatchObject({
    scenarios: 2,
    cases: 2,
    passed: 1,
    detectedFullPct: (100 * 2) / 3,
    detectedHalfPct: 100,
    medianDelayS: 40,
    p95DelayS: 100,
    medianDelayRatio: 1,
    falseAlarmsPerDeviceDay: 0.25,
    healthyDeviceDays: 4,
    undetectable: ['bag-torn'],
    seeds: [1, 2],
    speed: 720,
  });
  // One alarm in four days, by the table of Garwood: 0.0253 to 5.572 alarms.
  const [low = 0, high = 0] = sumUp(cases, RUN).falseAlarmInterval ?? [];
  expect([low, high]).toEqual([expect.closeTo(0.0253 / 4, 3), expect.closeTo(5.572 / 4, 3)]);
});

test('what was not asked has no figure', () => {
  expect(sumUp([played({ faults: [], healthyDeviceDays: 0 })], RUN)).toMatchObject({
    detectedFullPct: null,
    detectedHalfPct: null,
    medianDelayS: null,
    medianDelayRatio: null,
    falseAlarmsPerDeviceDay: null,
    falseAlarmInterval: null,
  });
});

test('weighs rules: how often they tell, how often first, and how often alone', () => {
  const one = (ruleId: RuleId, delayS: number) => ({ ruleId, delayS, ratio: 1 });
  const faults = [
    fault({ detections: [one('dp-high', 10), one('dp-low', 20)] }),
    fault({ detections: [one('dp-low', 5)] }),
    fault({ detections: [] }),
  ];
  expect(weighRules(faults)).toEqual([
    { ruleId: 'dp-low', detects: 2, first: 1, alone: 1 },
    { ruleId: 'dp-high', detects: 1, first: 1, alone: 0 },
  ]);
});

test('chatters what comes three times within ten minutes; the peak counts all alarms', () => {
  const at = (raisedS: number, collector = 'E1-C01'): ValidatedAlarm => ({
    ruleId: 'dp-low',
    collector,
    point: null,
    priority: 3,
    raisedS,
    returnedS: null,
  });
  expect(chattering([at(0), at(300), at(600)])).toBe(1);
  expect(chattering([at(0), at(300), at(601)])).toBe(0);
  expect(chattering([at(0), at(300, 'E1-C02'), at(600)])).toBe(0);
  expect(peakTenMinutes([at(0), at(300, 'E1-C02'), at(600), at(1300)])).toBe(3);
  expect(peakTenMinutes([])).toBe(0);
});

test('a changed scenario or another seed is another case', () => {
  const scenario = { id: 'one', durationS: 60 } as Parameters<typeof planCases>[0][number];
  const keys = (changed: object, seeds: readonly number[]) =>
    planCases([{ ...scenario, ...changed }], seeds).map(({ key }) => key);
  expect(keys({}, [1])).toEqual(keys({}, [1]));
  expect(new Set([...keys({}, [1, 2]), ...keys({ durationS: 61 }, [1])]).size).toBe(3);
});

test('a failed case says in JUnit what was missed, and what the signs of XML mean stays text', () => {
  const expected = { ruleId: 'dp-high', collector: 'E1-C01', fromS: 10, toS: 20 } as const;
  const failed = played({
    scenario: 'a<b',
    passed: false,
    report: { ...played().report, misses: [{ expected, why: 'not-raised' }] },
  });
  const sentence = 'missed: dp-high on E1-C01 between 10 and 20 s (not-raised)';
  expect(complaintsOf(failed)).toEqual([sentence]);
  expect(writeJunit([played(), failed])).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites>',
      '  <testsuite name="one" tests="1" failures="0">',
      '    <testcase classname="one" name="seed 1" time="4.0"/>',
      '  </testsuite>',
      '  <testsuite name="a&#60;b" tests="1" failures="1">',
      '    <testcase classname="a&#60;b" name="seed 1" time="4.0">',
      `      <failure message="${sentence}">${sentence}</failure>`,
      '    </testcase>',
      '  </testsuite>',
      '</testsuites>',
      '',
    ].join('\n'),
  );
});
