import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import { acknowledgeAlarm, raiseAlarm, returnAlarm, type Transition } from './alarm-machine';
import { resolveRules } from './resolve-rules';
import { DRY, STATION } from './test-plant';

const [rule] = resolveRules(DRY, STATION);
if (!rule) throw new Error('no rule');

function raise(open: Alarm | null, ts: number): Transition {
  return raiseAlarm(open, rule as NonNullable<typeof rule>, {
    ts,
    knownAt: ts + 1,
    world: 'live',
    late: false,
    params: { value: 1 },
  });
}

test('raised, returned, acknowledged: normal', () => {
  const raised = raise(null, 10).alarm;
  expect(raised).toMatchObject({
    state: 'unack',
    raisedTs: 10,
    knownAt: 11,
    returnedTs: null,
    acknowledged: null,
  });
  const returned = returnAlarm(raised, { ts: 20, knownAt: 21 }, { returnValue: 0 }).alarm;
  expect(returned).toMatchObject({
    state: 'rtn-unack',
    returnedTs: 20,
    params: { value: 1, returnValue: 0 },
  });
  const { alarm, events } = acknowledgeAlarm(returned, 'Li', 'seen', 30);
  expect(alarm).toMatchObject({ state: 'normal', acknowledged: { by: 'Li', ts: 30, reason: 'seen' } });
  expect(events.map((it) => it.kind)).toEqual(['acknowledged', 'normal']);
});

test('raised, acknowledged, returned: normal', () => {
  const seen = acknowledgeAlarm(raise(null, 10).alarm, 'Li', 'seen', 15).alarm;
  expect(seen.state).toBe('ack');
  const { alarm, events } = returnAlarm(seen, { ts: 20, knownAt: 21 }, {});
  expect(alarm.state).toBe('normal');
  expect(events.map((it) => it.kind)).toEqual(['returned', 'normal']);
});

test('raised again before anyone has seen it: the same alarm, unacknowledged, one more occurrence', () => {
  const first = raise(null, 10).alarm;
  const again = raise(returnAlarm(first, { ts: 20, knownAt: 20 }, {}).alarm, 30).alarm;
  expect(again).toMatchObject({
    id: first.id,
    state: 'unack',
    raisedTs: 10,
    returnedTs: null,
    params: { occurrences: 2, lastRaisedTs: 30 },
  });
});

test('a return is never before its raise', () => {
  expect(returnAlarm(raise(null, 10).alarm, { ts: 8, knownAt: 20 }, {}).alarm.returnedTs).toBe(10);
});

/** The table of ISA-18.2 written down once more, as an oracle: state, act -> state. */
const TABLE: Record<string, Record<string, string>> = {
  none: { raise: 'unack' },
  unack: { acknowledge: 'ack', return: 'rtn-unack' },
  ack: { return: 'normal' },
  'rtn-unack': { raise: 'unack', acknowledge: 'normal' },
};

test('any acts in any order follow the table', () => {
  const property = fc.property(fc.array(fc.constantFrom('raise', 'return', 'acknowledge')), (acts) => {
    let alarm: Alarm | null = null;
    let expected = 'none';
    acts.forEach((act, at) => {
      const before: string = expected === 'normal' ? 'none' : expected;
      expected = TABLE[before]?.[act] ?? before;
      const done: Transition | null = perform(act, alarm, at);
      if (done) alarm = done.alarm;
      const events: readonly AlarmEvent[] = done?.events ?? [];
      expect(alarm?.state ?? 'none').toBe(expected);
      expect(events.length > 0).toBe(expected !== before);
      expect(events.filter((it) => it.kind === 'normal').length).toBe(expected === 'normal' ? 1 : 0);
      if (expected === 'normal') alarm = null;
      if (alarm === null) expected = expected === 'normal' ? 'normal' : 'none';
    });
  });
  fc.assert(property, { numRuns: 500 });
});

function perform(act: string, alarm: Alarm | null, at: number): Transition | null {
  if (act === 'raise') return raise(alarm, at);
  if (!alarm) return null;
  if (act === 'return') return returnAlarm(alarm, { ts: at, knownAt: at }, {});
  return acknowledgeAlarm(alarm, 'Li', 'seen', at);
}
