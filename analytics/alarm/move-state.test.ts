import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Alarm } from '../../data/model/alarm';
import type { World } from '../../data/model/world';
import { evaluate, openAlarmsOf } from './evaluate';
import { moveAlarm, moveState } from './move-state';
import { configOf, DRY, judgeAll, reading, STATION, story, T0, tick } from './test-plant';
import type { JudgeConfig, JudgeInput } from './types';

vi.setConfig({ testTimeout: 60_000 });

const in_ = (world: World, config = configOf({ ...STATION, reorderMs: 5000 })): JudgeConfig => ({
  ...config,
  world,
});

const seconds = fc.array(
  fc.record({
    length: fc.integer({ min: 1, max: 40 }),
    speaks: fc.boolean(),
    airlockFault: fc.constantFrom(0, 1),
    differentialPressurePa: fc.constantFrom(400, 1000, 1800),
  }),
  { minLength: 1, maxLength: 10 },
);

function inputsOf(
  parts: readonly { length: number; speaks: boolean; airlockFault: number; differentialPressurePa: number }[],
) {
  const inputs: JudgeInput[] = [tick(0)];
  let s = 0;
  for (const { length, speaks, airlockFault, differentialPressurePa } of parts) {
    const values = { running: 1, airlockFault, differentialPressurePa };
    inputs.push(...story('D', s, s + length, () => (speaks ? values : undefined)));
    s += length;
  }
  const late = reading('D', 'airlockFault', 1, 1, { receivedS: s + 2, late: true });
  inputs.push({
    type: 'readings',
    readings: [late, { ...late, ts: late.ts + 3000 }],
    receivedTs: late.receivedTs,
  });
  inputs.push(tick(s + 100));
  return inputs;
}

test('a moved state judges on exactly as that world would have', () => {
  const property = fc.property(seconds, fc.nat(), (parts, cut) => {
    const inputs = inputsOf(parts);
    const half = cut % inputs.length;
    const moved = moveState(judgeAll(inputs.slice(0, half), in_('run:a')).state, 'run:a', 'run:b');
    const continued = judgeAll(inputs.slice(half), in_('run:b'), moved);
    const whole = judgeAll(inputs, in_('run:b'));
    expect(continued.state).toEqual(whole.state);
    expect(continued.events).toEqual(whole.events.slice(whole.events.length - continued.events.length));
    expect(openAlarmsOf(continued.state).every(({ world }) => world === 'run:b')).toBe(true);
  });
  fc.assert(property, { numRuns: 60 });
});

test('alarms whose rule is gone move too and can be acknowledged by their new id', () => {
  const faulty = judgeAll(
    story('D', 0, 20, () => ({ airlockFault: 1 })),
    in_('run:a'),
  ).state;
  const without = configOf(STATION, { ...DRY, rules: { 'airlock-fault': { enabled: false } } });
  const [withdrawn] = evaluate(faulty, tick(25), in_('run:a', without));
  const moved = moveState(withdrawn, 'run:a', 'run:b');
  const alarm = openAlarmsOf(moved).find(({ ruleId }) => ruleId === 'airlock-fault');
  const seen: JudgeInput = {
    type: 'acknowledge',
    alarmId: alarm?.id ?? '',
    by: 'a',
    reason: 'seen',
    now: T0 + 30_000,
  };
  const [, events] = evaluate(moved, seen, in_('run:b', without));
  expect(events.map(({ kind }) => kind)).toEqual(['acknowledged', 'normal']);
});

test('a moved alarm has the id that its new world gives it, and nothing else changed', () => {
  const raisedIn = (world: World): Alarm | undefined =>
    judgeAll(
      story('D', 0, 20, () => ({ airlockFault: 1 })),
      in_(world),
    ).events[0]?.alarm;
  const alarm = raisedIn('run:a');
  expect(alarm && moveAlarm(alarm, 'run:b')).toEqual(raisedIn('run:b'));
  expect(raisedIn('run:b')?.id).not.toBe(alarm?.id);
});

test('a state of a third world is refused', () => {
  const { state } = judgeAll(
    story('D', 0, 20, () => ({ airlockFault: 1 })),
    in_('run:a'),
  );
  expect(() => moveState(state, 'live', 'run:b')).toThrow('an alarm of run:a, not of live');
});
