import { expect, it } from 'vitest';
import { isReportOverdue, mayReportCome } from './report-waiting';

const ENDED = { hasReport: false, endedWallTs: 1_000_000 };

it('is overdue two minutes after the end, unless it is there', () => {
  expect(isReportOverdue(ENDED, 1_120_000)).toBe(false);
  expect(isReportOverdue(ENDED, 1_120_001)).toBe(true);
  expect(isReportOverdue({ ...ENDED, hasReport: true }, 9_000_000)).toBe(false);
  expect(isReportOverdue({ ...ENDED, endedWallTs: null }, 9_000_000)).toBe(false);
});

it('is no longer asked for once it is overdue and the page has waited too', () => {
  expect(mayReportCome(ENDED, { openedTs: 1_000_000, askedTs: 1_060_000 })).toBe(true);
  expect(mayReportCome(ENDED, { openedTs: 9_000_000, askedTs: 9_060_000 })).toBe(true);
  expect(mayReportCome(ENDED, { openedTs: 9_000_000, askedTs: 9_120_001 })).toBe(false);
  expect(mayReportCome({ ...ENDED, hasReport: true }, { openedTs: 0, askedTs: 0 })).toBe(false);
});
