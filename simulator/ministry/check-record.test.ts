import { expect, test } from 'vitest';
import { checkRecord } from './check-record';
import { rawRecord, SENT_TS } from './fixtures';

const collectors = new Map([['E1-C01', new Set(['WD', 'QT', 'HH'])]]);
const check = (over: object) => checkRecord(rawRecord(7, over), { collectors, sentTs: SENT_TS });

test('a good record is taken as it is', () => {
  expect(check({})).toEqual({
    recordId: 7,
    collectorCode: 'E1-C01',
    pointCode: 'WD',
    collectTs: SENT_TS - 60_000,
    value: 31.5,
    quality: 0,
  });
  expect(check({ collectTime: '20260501120500000' })).toMatchObject({ collectTs: SENT_TS + 300_000 });
});

test.each([
  [{ collectorCode: 'E1-C02' }, 3004, 'collector "E1-C02" is not in the base data'],
  [{ pointCode: 'hopperTemperatureC' }, 3001, 'point code "hopperTemperatureC" is not known'],
  [{ pointCode: 'YC' }, 3001, 'collector "E1-C01" has no point "YC" in the base data'],
  [{ value: '31.5' }, 3002, 'value "31.5" is not a number'],
  [{ value: 1501 }, 3002, 'value 1501 is outside -100 to 1500'],
  [{ pointCode: 'QT', value: 2 }, 3002, 'value 2 of a switch must be 0 or 1'],
  [{ pointCode: 'HH', value: 0.5 }, 3002, 'value 0.5 of a count must be whole'],
  [{ quality: 5 }, 3002, 'quality 5 must be a whole number from 0 to 4'],
  [{ collectTime: '2026-05-01' }, 3003, 'collectTime "2026-05-01" is no moment as yyyyMMddHHmmssSSS'],
  [{ collectTime: '20141231235959999' }, 3003, 'collectTime "20141231235959999" is before 2015'],
  [
    { collectTime: '20260501120500001' },
    3003,
    'collectTime "20260501120500001" is more than 5 min after sentTime',
  ],
])('%j is refused with code %d', (over, code, msg) => {
  expect(check(over)).toEqual({ recordId: '7', code, msg });
});
