import { expect, test } from 'vitest';
import type { TimelineAlarm } from './gather-marks';
import { nextAlarm } from './next-alarm';

const alarm = (id: string, raisedTs: number): TimelineAlarm => ({
  id,
  ruleId: 'spark',
  collector: 'E1-C01',
  priority: 1,
  raisedTs,
  returnedTs: null,
  late: false,
});
const alarms = [alarm('c', 300), alarm('a', 100), alarm('b', 200)];

test('the next in time, from a moment', () => {
  expect(nextAlarm(alarms, { at: 250, alarm: null }, 1)?.id).toBe('c');
  expect(nextAlarm(alarms, { at: 250, alarm: null }, -1)?.id).toBe('b');
  expect(nextAlarm(alarms, { at: 50, alarm: null }, -1)).toBeUndefined();
});

test('from an alarm its neighbour, though the moment it was known is later than it', () => {
  expect(nextAlarm(alarms, { at: 205, alarm: 'b' }, -1)?.id).toBe('a');
  expect(nextAlarm(alarms, { at: 305, alarm: 'b' }, 1)?.id).toBe('c');
  expect(nextAlarm(alarms, { at: 305, alarm: 'c' }, 1)).toBeUndefined();
});
