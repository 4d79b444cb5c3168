import { expect, it } from 'vitest';
import { readAuditTime } from './read-audit-time';

it('reads a moment of Beijing time, wherever the browser stands', () => {
  expect(readAuditTime('2026-11-22T14:03')).toBe(Date.UTC(2026, 10, 22, 6, 3));
});

it.each([null, '', 'yesterday', '2026-11-22', '2026-13-22T14:03'])('takes %j for no moment', (text) => {
  expect(readAuditTime(text)).toBeNull();
});
