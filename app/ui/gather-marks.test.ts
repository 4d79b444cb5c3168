import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Priority } from '../../data/model/level';
import { gatherMarks, type TimelineAlarm } from './gather-marks';

const scale = { from: 0, to: 1000, widthPx: 1000 };
const alarm = (raisedTs: number, priority: Priority = 2): TimelineAlarm => ({
  id: `${raisedTs}/${priority}`,
  ruleId: 'dp-high',
  collector: 'E1-C01',
  priority,
  raisedTs,
  returnedTs: null,
  late: false,
});

test('alarms near each other are one mark of the gravest level, counted', () => {
  const marks = gatherMarks([alarm(100, 4), alarm(110, 1), alarm(500, 3)], scale, 24);
  expect(marks.map(({ alarm: { id }, count, px }) => `${id} x${count} at ${px}`)).toEqual([
    '110/1 x2 at 110',
    '500/3 x1 at 500',
  ]);
});

test('what lies outside is left out', () => {
  expect(gatherMarks([alarm(-1), alarm(1001)], scale, 24)).toEqual([]);
});

test('no alarm is lost, marks keep their distance and the gravest of all is seen', () => {
  const alarms = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 1000 }), fc.constantFrom<Priority>(1, 2, 3, 4))
      .map(([ts, priority]) => alarm(ts, priority)),
    { minLength: 1, maxLength: 200 },
  );
  fc.assert(
    fc.property(alarms, (all) => {
      const marks = gatherMarks(all, scale, 24);
      expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      marks.slice(1).forEach(({ px }, index) => {
        expect(px - (marks[index]?.px ?? 0)).toBeGreaterThanOrEqual(24);
      });
      const gravest = Math.min(...all.map(({ priority }) => priority));
      expect(Math.min(...marks.map((mark) => mark.alarm.priority))).toBe(gravest);
    }),
  );
});
