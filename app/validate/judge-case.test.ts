import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { Alarm, ResolvedRule, RuleId } from '../../data/model/alarm';
import { buildRegistry } from '../../data/model/registry';
import { type Scenario, scenarioSchema } from '../../data/model/scenario';
import { judgeCase } from './judge-case';

const START = Date.parse('2026-11-23T10:00:00+08:00');
const text = { zh: '短', en: 'Short' };
const SCENARIO = scenarioSchema.parse({
  version: 1,
  id: 'short',
  title: text,
  story: text,
  aim: text,
  enterprises: ['E1', 'E3'],
  startsAt: '2026-11-23T10:00:00+08:00',
  durationS: 43_200,
  faults: [
    { atS: 300, collector: 'E1-C01', fault: 'airlock-motor-trip' },
    { atS: 600, collector: 'E1-C01', fault: 'bag-torn', severity: 0.5 },
  ],
  expectedAlarms: [],
});
const PLANTS = buildRegistry(
  SAMPLE_RECORDS.filter(
    (record) => JSON.stringify(record).includes('E1') || JSON.stringify(record).includes('E3'),
  ),
);

function alarm(ruleId: RuleId, collector: string, second: number): Alarm {
  return {
    id: `${ruleId}${second}`,
    ruleId,
    collector,
    point: null,
    priority: 3,
    raisedTs: START + second * 1000,
    returnedTs: null,
  } as Alarm;
}

function judge(alarms: readonly Alarm[], part: object = {}, scenario: Scenario = SCENARIO) {
  const report = {
    finished: true as const,
    run: 'X1',
    scenario: 'short',
    seed: 1,
    startTs: START,
    endedS: 43_200,
    durationS: 43_200,
    hits: [],
    misses: [],
    late: [],
    false: [],
    unscripted: [],
    actions: [],
    ...part,
  };
  const planned = { key: 'k', scenario, seed: 1 };
  const rules = new Map([['E1-C01', [{ id: 'airlock-fault', onDelayMs: 3000 } as ResolvedRule]]]);
  const signatures = [
    { fault: 'bag-torn', collector: 'E1-C01', onsetS: 600, signatureS: 750 },
    { fault: 'airlock-motor-trip', collector: 'E1-C01', onsetS: 300, signatureS: 301 },
  ];
  return judgeCase({ planned, plants: PLANTS, rules, signatures, report, alarms, signals: [], wallS: 12 });
}

test('a fault is detected by the first alarm of its collector behind its onset, not by one before it or elsewhere', () => {
  const { faults } = judge([
    alarm('dp-high', 'E1-C01', 200),
    alarm('dp-off-setpoint', 'E1-C01', 900),
    alarm('airlock-fault', 'E1-C01', 304),
    alarm('dp-low', 'E1-C02', 301),
  ]);
  expect(faults).toMatchObject([
    {
      fault: 'airlock-motor-trip',
      undetectable: false,
      // On-delay 3 s and two samples of 1 s are longer than the second in which the contact differed.
      detections: [
        { ruleId: 'airlock-fault', delayS: 4, ratio: 0.8 },
        { ruleId: 'dp-off-setpoint', delayS: 600 },
      ],
    },
    {
      fault: 'bag-torn',
      undetectable: true,
      detections: [{ ruleId: 'dp-off-setpoint', delayS: 300, ratio: 2 }],
    },
  ]);
});

test('false alarms are counted at stations without a fault only, beside the device days of their collectors', () => {
  const { falseAlarms, healthyDeviceDays } = judge([
    alarm('dp-low', 'E1-C02', 301),
    alarm('dp-low', 'E3-C01', 302),
  ]);
  // E3 has two collectors; half a day each.
  expect([falseAlarms, healthyDeviceDays]).toEqual([1, 1]);
});

test('a case fails by whatever the report holds against it', () => {
  expect(judge([]).passed).toBe(true);
  for (const part of ['misses', 'late', 'false', 'unscripted'])
    expect(judge([], { [part]: [{}] }).passed).toBe(false);
});

test('an alarm long after every fault is over is counted, one beside a fault that lasts is not', () => {
  const cleared = scenarioSchema.parse({
    ...SCENARIO,
    faults: [{ atS: 300, clearAtS: 900, collector: 'E1-C01', fault: 'fan-trip' }],
  });
  const late = [alarm('dp-low', 'E1-C01', 1400), alarm('dp-low', 'E1-C01', 1600)];
  expect(judge(late, {}, cleared).afterClearing).toBe(1);
  expect(judge(late, {}, cleared).faults).toMatchObject([{ type: 'dry', onsetS: 300, clearedS: 900 }]);
  expect(judge(late).afterClearing).toBe(0);
});
