import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createBooks } from './books';
import { hashBooks } from './hash-books';
import type { GoodRecord } from './message';

const NOON = Date.UTC(2026, 4, 1, 4);

function booksOf(records: readonly GoodRecord[]) {
  const books = createBooks();
  books.apply({ kind: 'base', messageId: 'b', entId: 'E1', entCode: 'E1', collectors: [] });
  for (const record of records)
    books.apply({
      kind: 'data',
      messageId: `m${record.recordId}`,
      entId: 'E1',
      entCode: 'E1',
      records: [record],
      refused: [],
      owed: [],
    });
  return books;
}

const record = (
  recordId: number,
  collectorCode: string,
  pointCode: string,
  over: Partial<GoodRecord> = {},
): GoodRecord => ({
  recordId,
  collectorCode,
  pointCode,
  collectTs: NOON,
  value: 1.25,
  quality: 0,
  ...over,
});

test('the hash is SM3 over the sorted lines', async () => {
  const books = booksOf([
    record(1, 'C2', 'WD'),
    record(2, 'C1', 'WD', { collectTs: NOON + 1000 }),
    record(3, 'C1', 'WD', { value: -40, quality: 1 }),
    record(10, 'C1', 'QT', { value: 1 }),
    record(9, 'C1', 'QT', { value: 0 }),
  ]);
  const lines = [
    'E1|C1|QT|20260501120000000|0|0|9',
    'E1|C1|QT|20260501120000000|1|0|10',
    'E1|C1|WD|20260501120000000|-40|1|3',
    'E1|C1|WD|20260501120001000|1.25|0|2',
    'E1|C2|WD|20260501120000000|1.25|0|1',
  ];
  const wanted = createHash('sm3')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  expect(await hashBooks(books.series())).toBe(wanted);
  expect(await hashBooks([])).toBe('1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b');
});

test('moments out of order, across minutes and before 1970 are written as the profile has them', async () => {
  const moments = [NOON, NOON + 59_999, NOON + 60_000, NOON - 1, -1, 1];
  const books = booksOf(
    moments.map((collectTs, i) => record(i + 1, 'C1', 'WD', { collectTs, value: i / 8 })),
  );
  const lines = moments
    .map((ts, i) => ({ ts, id: i + 1, value: i / 8 }))
    .toSorted((a, b) => a.ts - b.ts)
    .map(({ ts, id, value }) => {
      const time = new Date(ts + 8 * 3_600_000).toISOString().replaceAll(/\D/g, '');
      return `E1|C1|WD|${time}|${value}|0|${id}\n`;
    });
  expect(await hashBooks(books.series())).toBe(createHash('sm3').update(lines.join('')).digest('hex'));
});

test('what comes while it is made is not in it', async () => {
  const books = booksOf([record(1, 'C1', 'WD'), record(2, 'C2', 'WD')]);
  const before = await hashBooks(books.series());
  const running = hashBooks(books.series());
  books.apply({
    kind: 'data',
    messageId: 'x',
    entId: 'E1',
    entCode: 'E1',
    records: [record(3, 'C2', 'WD')],
    refused: [],
    owed: [],
  });
  expect(await running).toBe(before);
  expect(await hashBooks(books.series())).not.toBe(before);
});
