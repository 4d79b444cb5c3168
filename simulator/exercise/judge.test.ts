import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alarm } from '../../data/model/alarm';
import type { RunAction } from '../../data/model/exercise';
import { type ExpectedAlarm, type Scenario, scenarioSchema } from '../../data/model/scenario';
import { judgeRun } from './judge';

const START = '2026-11-23T08:00:00+08:00';
const START_TS = Date.parse(START);

test('raised inside its window: a hit, its delay from the latest fault of that collector', () => {
  const report = judge({ expected: [dpHigh(100, 200)], alarms: [alarm('dp-high', 'C1', 150)] });
  expect(report.hits).toEqual([
    { expected: dpHigh(100, 200), alarm: reported('dp-high', 'C1', 150), delayS: 90 },
  ]);
  expect(report).toMatchObject({ misses: [], late: [], false: [], unscripted: [] });
});

test('the ends of a window belong to it', () => {
  for (const raisedS of [100, 200])
    expect(
      judge({ expected: [dpHigh(100, 200)], alarms: [alarm('dp-high', 'C1', raisedS)] }).hits,
    ).toHaveLength(1);
});

test('raised after its window: late, by how much', () => {
  const report = judge({ expected: [dpHigh(100, 200)], alarms: [alarm('dp-high', 'C1', 230)] });
  expect(report.late).toMatchObject([{ lateS: 30, delayS: 170 }]);
  expect(report).toMatchObject({ hits: [], misses: [], false: [] });
});

test('raised before its window: false, and the expectation is missed', () => {
  const report = judge({ expected: [dpHigh(100, 200)], alarms: [alarm('dp-high', 'C1', 99)] });
  expect(report.false).toEqual([reported('dp-high', 'C1', 99)]);
  expect(report.misses).toEqual([{ expected: dpHigh(100, 200), why: 'not-raised' }]);
});

test('another collector, rule or point does not meet it', () => {
  const expected = [{ ...dpHigh(100, 200), point: 'differentialPressurePa' as const }];
  const alarms = [
    alarm('dp-high', 'C2', 150),
    alarm('dp-low', 'C1', 150),
    alarm('dp-high', 'C1', 150, 'hopperTemperatureC'),
  ];
  expect(judge({ expected, alarms })).toMatchObject({ hits: [], misses: [{}], false: [{}, {}, {}] });
});

test('of two overlapping windows each gets its alarm, whichever was written first', () => {
  const wide = dpHigh(100, 500);
  const narrow = dpHigh(100, 200);
  const alarms = [alarm('dp-high', 'C1', 400), alarm('dp-high', 'C1', 150)];
  for (const expected of [
    [wide, narrow],
    [narrow, wide],
  ]) {
    const { hits } = judge({ expected, alarms });
    expect(hits.map((hit) => [hit.expected.toS, hit.alarm.raisedS])).toEqual([
      [200, 150],
      [500, 400],
    ]);
  }
});

test('raised again inside the window of a met expectation: neither right nor wrong; after it: false', () => {
  const alarms = [120, 180, 250].map((second) => alarm('dp-high', 'C1', second));
  const report = judge({ expected: [dpHigh(100, 200)], alarms });
  expect(report.hits).toHaveLength(1);
  expect(report.false.map(({ raisedS }) => raisedS)).toEqual([250]);
});

test('a run that was stopped before the window ended did not reach it', () => {
  expect(judge({ expected: [dpHigh(100, 200)], endedS: 199 }).misses[0]?.why).toBe('not-reached');
  expect(judge({ expected: [dpHigh(100, 200)], endedS: 200 }).misses[0]?.why).toBe('not-raised');
});

test('somebody acted on that collector in time: averted', () => {
  const acted = (collector: string, second: number, kind: RunAction['kind'] = 'action') =>
    judge({ expected: [dpHigh(100, 200)], actions: [action(kind, second, { collector })] }).misses[0]?.why;
  expect(acted('C1', 150)).toBe('averted');
  expect(acted('C1', 150, 'clear')).toBe('averted');
  expect(acted('C1', 201)).toBe('not-raised');
  expect(acted('C2', 150)).toBe('not-raised');
  expect(acted('C1', 150, 'acknowledge')).toBe('not-raised');
});

test('what the trainer injected besides the story makes alarms of that collector unscripted from then on', () => {
  const inject = (fault: string) => action('inject', 300, { collector: 'C1', fault });
  const alarms = [alarm('spark', 'C1', 299), alarm('spark', 'C1', 301), alarm('spark', 'C2', 301)];
  const other = judge({ alarms, actions: [inject('spark-shower')] });
  expect(other.unscripted.map(({ raisedS }) => raisedS)).toEqual([301]);
  expect(other.false).toHaveLength(2);
  expect(judge({ alarms, actions: [inject('pulse-air-lost')] }).unscripted).toEqual([]);
});

test('alarms that an operator brought about by acting are unscripted', () => {
  const actions = [action('action', 300, { collector: 'C1', action: 'stop-fan' })];
  const report = judge({ alarms: [alarm('early-stop', 'C1', 310)], actions });
  expect(report).toMatchObject({ false: [], unscripted: [{ ruleId: 'early-stop' }] });
});

test('an injected fault counts for the delay; without any fault there is none', () => {
  const expected = [dpHigh(100, 200), { ...dpHigh(100, 200), collector: 'C2' }];
  const alarms = [alarm('dp-high', 'C1', 150), alarm('dp-high', 'C2', 150)];
  const actions = [action('inject', 140, { collector: 'C1', fault: 'pulse-air-lost' })];
  expect(judge({ expected, alarms, actions }).hits.map(({ delayS }) => delayS)).toEqual([10, null]);
});

test('every expectation ends once in hits, late or misses; every alarm at most once in hits, late, false or unscripted', () => {
  const collector = fc.constantFrom('C1', 'C2');
  const rule = fc.constantFrom('dp-high' as const, 'spark' as const);
  const second = fc.integer({ min: 0, max: 30 });
  const expectation = fc
    .tuple(rule, collector, second, second)
    .map(([ruleId, id, a, b]) => ({ ruleId, collector: id, fromS: Math.min(a, b), toS: Math.max(a, b) }));
  fc.assert(
    fc.property(
      fc.array(expectation, { maxLength: 8 }),
      fc.array(fc.tuple(rule, collector, second), { maxLength: 12 }),
      fc.array(
        fc.tuple(
          fc.constantFrom('inject', 'action', 'acknowledge') as fc.Arbitrary<RunAction['kind']>,
          second,
          collector,
        ),
        { maxLength: 3 },
      ),
      fc.integer({ min: 0, max: 30 }),
      (expected, raised, done, endedS) => {
        const alarms = raised.map(([ruleId, id, at], index) => ({
          ...alarm(ruleId, id, at),
          id: `a${index}`,
        }));
        const actions = done.map(([kind, at, id]) => action(kind, at, { collector: id, fault: 'hot-gas' }));
        const report = judge({ expected, alarms, actions, endedS });
        const ends = [...report.hits, ...report.late, ...report.misses].map((one) => one.expected);
        expect(ends.toSorted(byText)).toEqual(expected.toSorted(byText));
        const met = [...report.hits, ...report.late].map((one) => one.alarm.alarmId);
        const stray = [...report.false, ...report.unscripted].map(({ alarmId }) => alarmId);
        expect(new Set([...met, ...stray]).size).toBe(met.length + stray.length);
        const silent = alarms.filter(({ id }) => !met.includes(id) && !stray.includes(id));
        for (const { ruleId, collector: id, raisedTs } of silent) {
          const atS = (raisedTs - START_TS) / 1000;
          const isRepeat = [...report.hits, ...report.late].some(
            (one) =>
              one.expected.ruleId === ruleId &&
              one.expected.collector === id &&
              atS >= one.expected.fromS &&
              atS <= one.expected.toS,
          );
          expect(isRepeat).toBe(true);
        }
        for (const { expected: window, alarm: one } of report.hits)
          expect(one.raisedS >= window.fromS && one.raisedS <= window.toS).toBe(true);
        for (const { lateS } of report.late) expect(lateS).toBeGreaterThan(0);
      },
    ),
  );
});

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function dpHigh(fromS: number, toS: number): ExpectedAlarm {
  return { ruleId: 'dp-high', collector: 'C1', fromS, toS };
}

function scenario(expectedAlarms: readonly ExpectedAlarm[]): Scenario {
  const text = { zh: '试验', en: 'Trial' };
  return scenarioSchema.parse({
    version: 1,
    id: 'trial',
    title: text,
    story: text,
    aim: text,
    enterprises: ['E1'],
    startsAt: START,
    durationS: 3600,
    faults: [
      { atS: 10, collector: 'C1', fault: 'pulse-air-lost' },
      { atS: 60, collector: 'C1', fault: 'pulse-air-lost' },
    ],
    expectedAlarms,
  });
}

function judge(given: {
  expected?: readonly ExpectedAlarm[];
  alarms?: readonly Alarm[];
  actions?: readonly RunAction[];
  endedS?: number;
}) {
  const { expected = [], alarms = [], actions = [], endedS = 3600 } = given;
  return judgeRun({
    scenario: scenario(expected),
    run: 'r1',
    seed: 1,
    startTs: START_TS,
    endedS,
    alarms,
    actions,
  });
}

function alarm(
  ruleId: Alarm['ruleId'],
  collector: string,
  raisedS: number,
  point: Alarm['point'] = 'differentialPressurePa',
): Alarm {
  const raisedTs = START_TS + raisedS * 1000;
  return {
    id: `${ruleId}/${collector}/${raisedS}`,
    world: 'run:r1',
    ruleId,
    collector,
    point,
    priority: 2,
    state: 'unack',
    raisedTs,
    knownAt: raisedTs + 2000,
    returnedTs: null,
    acknowledged: null,
    late: false,
    params: {},
  };
}

function reported(ruleId: Alarm['ruleId'], collector: string, raisedS: number) {
  const alarmId = `${ruleId}/${collector}/${raisedS}`;
  return { alarmId, ruleId, collector, point: 'differentialPressurePa', raisedS, knownS: raisedS + 2 };
}

function action(kind: RunAction['kind'], second: number, params: RunAction['params']): RunAction {
  return { kind, params, simTs: START_TS + second * 1000, wallTs: 0, by: 'trainer' };
}
