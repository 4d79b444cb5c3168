import { expect, test } from 'vitest';
import { lastStart, shiftAt } from './shift-at';

const day = { days: [1, 2, 3, 4, 5], startMinute: 8 * 60, endMinute: 17 * 60 };
const night = { days: [5], startMinute: 22 * 60, endMinute: 30 * 60 };

test.each([
  ['2026-11-23T07:59:59+08:00', false],
  ['2026-11-23T08:00:00+08:00', true],
  ['2026-11-23T16:59:59+08:00', true],
  ['2026-11-23T17:00:00+08:00', false],
  ['2026-11-22T10:00:00+08:00', false],
])('Monday to Friday, eight to five: %s is %s', (moment, on) => {
  expect(shiftAt([day], Date.parse(moment))).toBe(on);
});

test('a night shift of Friday reaches into Saturday', () => {
  expect(shiftAt([night], Date.parse('2026-11-28T05:59:00+08:00'))).toBe(true);
  expect(shiftAt([night], Date.parse('2026-11-28T06:00:00+08:00'))).toBe(false);
  expect(shiftAt([night], Date.parse('2026-11-27T05:00:00+08:00'))).toBe(false);
});

test('margins widen a shift on both sides', () => {
  const margins = { leadS: 300, lagS: 600 };
  expect(shiftAt([day], Date.parse('2026-11-23T07:55:00+08:00'), margins)).toBe(true);
  expect(shiftAt([day], Date.parse('2026-11-23T17:09:59+08:00'), margins)).toBe(true);
  expect(shiftAt([day], Date.parse('2026-11-23T17:10:00+08:00'), margins)).toBe(false);
});

test('tells when the shift under way began', () => {
  expect(lastStart([day], Date.parse('2026-11-23T12:00:00+08:00'))).toBe(
    Date.parse('2026-11-23T08:00:00+08:00'),
  );
  expect(lastStart([day], Date.parse('2026-11-23T20:00:00+08:00'))).toBeNull();
});
