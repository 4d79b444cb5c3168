import { expect, it } from 'vitest';
import { readAuditTime } from './read-audit-time';

const at = (hour: number, minute: number, ms = 0) => Date.UTC(2026, 10, 22, hour, minute, 0, ms);

it('reads a minute of Beijing time, wherever the browser stands', () => {
  expect(readAuditTime('2026-11-22 14:03', 'first')).toBe(at(6, 3));
  expect(readAuditTime('2026-11-22T14:03', 'last')).toBe(at(6, 4) - 1);
});

it('reads a whole day', () => {
  expect(readAuditTime('2026-11-22', 'first')).toBe(at(-8, 0));
  expect(readAuditTime('2026-11-22', 'last')).toBe(at(16, 0) - 1);
});

it.each([null, '', 'yesterday', '2026-11-22 14', '2026-13-22 14:03', '2026-02-30', '2026-11-22 25:03'])(
  'takes %j for no moment',
  (text) => {
    expect(readAuditTime(text, 'first')).toBeNull();
  },
);
