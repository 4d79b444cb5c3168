import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { AlarmEvent } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import { openAlarmsOf } from './evaluate';
import { asMemory } from './judge-state';
import { brief, configOf, DRY, judgeAll, reading, STATION, story, T0, tick } from './test-plant';
import type { JudgeInput } from './types';

vi.setConfig({ testTimeout: 60_000 });

const RECEIVED_S = 1000;
/** A thousand healthy seconds, told in order. */
const healthy = story('D', 0, RECEIVED_S, (s) =>
  s >= 100 && s < 400 ? undefined : { running: 1, airlockFault: 0 },
);

function late(
  point: StoredReading['point'],
  s: number,
  value: number,
  receivedS = RECEIVED_S + 1,
): StoredReading {
  return reading('D', point, s, value, { late: true, receivedS });
}

function told(...readings: readonly StoredReading[]): JudgeInput {
  return { type: 'readings', readings, receivedTs: readings.at(-1)?.receivedTs ?? T0 };
}

const latePassOf = (state: Parameters<typeof asMemory>[0]) =>
  asMemory(state).stations.S?.collectors.D?.latePass;

test('a delay lapses although every late reading comes in a message of its own', () => {
  const each = Array.from({ length: 200 }, (_, i) => [
    told(late('running', 150 + i, 1, RECEIVED_S + i / 10)),
    told(late('differentialPressurePa', 150 + i, 1900, RECEIVED_S + i / 10)),
  ]).flat();
  const { events } = judgeAll([...healthy, ...each, tick(2000)]);
  const high = events.filter(({ alarm }) => alarm.ruleId === 'dp-high');
  expect(high.map(({ kind, alarm }) => [kind, alarm.late])).toEqual([
    ['raised', true],
    ['returned', true],
  ]);
  expect(high[1]?.ts).toBe(T0 + 349_000);
});

test('how late readings are grouped changes nothing while they go forward', () => {
  const values = fc.array(
    fc.record({ dp: fc.constantFrom(400, 1000, 1900), seconds: fc.integer({ min: 1, max: 90 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 });
  const lasting = (events: readonly AlarmEvent[]) =>
    Object.fromEntries(
      events.filter(({ alarm }) => alarm.late).map(({ alarm }) => [alarm.id, { ...alarm, knownAt: 0 }]),
    );
  const property = fc.property(values, cuts, (parts, sizes) => {
    const readings = parts
      .flatMap(({ dp, seconds }) => Array.from({ length: seconds }, () => dp))
      .slice(0, 300)
      .flatMap((dp, i) => [late('running', 100 + i, 1), late('differentialPressurePa', 100 + i, dp)]);
    const pieces: JudgeInput[] = [];
    for (let at = 0, cut = 0; at < readings.length; cut++) {
      const size = sizes[cut % sizes.length] ?? 1;
      const receivedTs = T0 + (RECEIVED_S + 1 + cut) * 1000;
      pieces.push(told(...readings.slice(at, at + size).map((it) => ({ ...it, receivedTs }))));
      at += size;
    }
    const once = judgeAll([...healthy, told(...readings), tick(5000)]);
    const inPieces = judgeAll([...healthy, ...pieces, tick(5000)]);
    expect(lasting(inPieces.events)).toEqual(lasting(once.events));
  });
  fc.assert(property, { numRuns: 100 });
});

test('what an open alarm judged in order already says is not said again', () => {
  const faulty = story('D', 0, 60, (s) => (s % 2 === 0 ? { airlockFault: 1 } : undefined));
  const between = Array.from({ length: 20 }, (_, i) => late('airlockFault', 11 + 2 * i, 1, 61));
  expect(brief(judgeAll([...faulty, told(...between), tick(90)]).events)).toEqual(['raised airlock-fault 3']);
});

test('a late alarm never has the id of one judged in order', () => {
  const raise = (inputs: readonly JudgeInput[]) =>
    judgeAll(inputs).events.find(({ alarm }) => alarm.ruleId === 'airlock-fault')?.alarm;
  const faulty = Array.from({ length: 10 }, (_, s) => late('airlockFault', s, 1, 20));
  const afterwards = raise([told(...faulty), tick(60)]);
  const inOrder = raise([told(...faulty.map((it) => ({ ...it, late: false }))), tick(60)]);
  expect(afterwards).toMatchObject({ raisedTs: inOrder?.raisedTs, late: true });
  expect(afterwards?.id).not.toBe(inOrder?.id);
});

test('a reading from before the turn of the pass begins another one', () => {
  const first = Array.from({ length: 10 }, (_, i) => late('airlockFault', 300 + i, 1));
  const earlier = Array.from({ length: 10 }, (_, i) => late('airlockFault', 150 + i, 1));
  const { events } = judgeAll([...healthy, told(...first), told(...earlier), tick(2000)]);
  expect(brief(events)).toEqual([
    'raised airlock-fault 303',
    'returned airlock-fault 309',
    'raised airlock-fault 153',
    'returned airlock-fault 159',
  ]);
});

test('after a long gap another pass begins: the alarm has returned with the last reading of its own stretch', () => {
  const faulty = Array.from({ length: 10 }, (_, i) => late('airlockFault', 150 + i, 1));
  const later = Array.from({ length: 5 }, (_, i) => late('airlockFault', 300 + i, 0));
  const { events } = judgeAll([...healthy, told(...faulty, ...later), tick(2000)]);
  expect(brief(events)).toEqual(['raised airlock-fault 153', 'returned airlock-fault 159']);
});

test('late readings that overtake each other within the reorder time are judged in order', () => {
  const patient = configOf({ ...STATION, reorderMs: 20_000 });
  const faulty = Array.from({ length: 40 }, (_, i) => late('airlockFault', 150 + i, i < 20 ? 1 : 0));
  const swapped = faulty.map((it, i) => faulty[i % 2 === 0 ? i + 1 : i - 1] ?? it);
  const { events, state } = judgeAll([...healthy, ...swapped.map((it) => told(it)), tick(2000)], patient);
  expect(brief(events)).toEqual(['raised airlock-fault 153', 'returned airlock-fault 180']);
  expect(latePassOf(state)).toBeUndefined();
});

test('known to be running before, a rule that is suppressed while stopped needs no late `running`', () => {
  const high = Array.from({ length: 250 }, (_, i) => late('differentialPressurePa', 110 + i, 1900));
  const { events } = judgeAll([...healthy, told(...high), tick(2000)]);
  expect(events.some(({ alarm }) => alarm.ruleId === 'dp-high' && alarm.late)).toBe(true);
});

test('an alarm acknowledged during the pass is normal once the pass has closed', () => {
  const faulty = Array.from({ length: 10 }, (_, i) => late('airlockFault', 150 + i, 1));
  const open = judgeAll([...healthy, told(...faulty)]);
  const id = openAlarmsOf(open.state).find(({ late: isLate }) => isLate)?.id ?? '';
  const now = T0 + (RECEIVED_S + 2) * 1000;
  const seen: JudgeInput = { type: 'acknowledge', alarmId: id, by: 'a', reason: 'seen', now };
  const { events, state } = judgeAll([seen, tick(2000)], configOf(), open.state);
  expect(events.filter(({ alarm }) => alarm.id === id).map(({ kind }) => kind)).toEqual([
    'acknowledged',
    'returned',
    'normal',
  ]);
  expect(openAlarmsOf(state).some((it) => it.id === id)).toBe(false);
});

test('a registry that changes closes the pass: its alarm has returned and waits for a person', () => {
  const faulty = Array.from({ length: 10 }, (_, i) => late('airlockFault', 150 + i, 1));
  const open = judgeAll([...healthy, told(...faulty)]);
  const without = configOf(STATION, { ...DRY, rules: { 'airlock-fault': { enabled: false } } });
  const { events, state } = judgeAll([tick(RECEIVED_S + 2)], without, open.state);
  expect(brief(events)).toEqual(['returned airlock-fault 159']);
  expect(openAlarmsOf(state).filter(({ late: isLate }) => isLate)).toHaveLength(1);
  expect(latePassOf(state)).toBeUndefined();
});

test('the memory of a pass is bounded, however much comes late', () => {
  const sizeAfter = (count: number) => {
    const readings = Array.from({ length: count }, (_, i) =>
      late('hopperTemperatureC', 100 + i / 100, 40 + (i % 7)),
    );
    return JSON.stringify(latePassOf(judgeAll([...healthy, told(...readings)]).state)).length;
  };
  expect(sizeAfter(20_000)).toBeLessThan(2 * sizeAfter(2000));
});
