import { expect, test } from 'vitest';
import { isOverdue } from './is-overdue';

const at = (text: string) => Date.parse(`${text}+08:00`);
const since = { sinceTs: at('2026-08-15T10:00:00'), reason: '检修' };
const until = { ...since, untilTs: at('2026-10-01T00:00:00') };

test.each([
  ['stopped', since, '2026-11-14T09:00:00', false],
  ['stopped', since, '2026-11-16T09:00:00', true],
  ['running', since, '2027-12-02T09:00:00', false],
  ['long-stop', since, '2027-12-02T09:00:00', false],
  ['stopped', until, '2026-09-30T23:59:59', false],
  ['stopped', until, '2026-10-01T00:00:01', true],
  ['long-stop', until, '2026-10-01T00:00:01', true],
] as const)(
  'a plant is overdue three months after it stopped, or when that was to end: %s %j at %s',
  (productionStatus, production, day, expected) => {
    expect(isOverdue({ productionStatus, production }, at(day))).toBe(expected);
  },
);
