import { expect, test } from 'vitest';
import { assessEnterprise } from './assess-enterprise';
import { type Books, createBooks } from './books';
import { createRiskDesk } from './risk-desk';

const NOON = Date.UTC(2026, 4, 1, 4);
const ASK = { sinceTs: 0, entCodes: [] };

interface Given {
  readonly pointCode: string;
  readonly value: number;
  readonly quality?: number;
  readonly collectTs?: number;
}

let ids = 0;
function put(books: Books, values: readonly Given[]): Books {
  books.apply({ kind: 'base', messageId: `b${ids}`, entId: 'E1', entCode: 'E1', collectors: [] });
  const records = values.map((given) => {
    ids += 1;
    return { recordId: ids, collectorCode: 'C1', quality: 0, collectTs: NOON, ...given };
  });
  books.apply({
    kind: 'data',
    messageId: `m${ids}`,
    entId: 'E1',
    entCode: 'E1',
    records,
    refused: [],
    owed: [],
  });
  return books;
}

test.each([
  [
    'all in order',
    [
      { pointCode: 'WD', value: 30 },
      { pointCode: 'SX', value: 0 },
    ],
    4,
    0,
  ],
  [
    'one of two beyond its limit',
    [
      { pointCode: 'WD', value: 70.1 },
      { pointCode: 'SX', value: 0 },
    ],
    1,
    80,
  ],
  [
    'one of five beyond',
    [
      { pointCode: 'SX', value: 1 },
      ...['WD', 'JW', 'CO', 'YC'].map((pointCode) => ({ pointCode, value: 1 })),
    ],
    2,
    68,
  ],
  [
    'one of two of bad quality',
    [
      { pointCode: 'WD', value: 99, quality: 1 },
      { pointCode: 'SX', value: 0 },
    ],
    3,
    40,
  ],
  [
    'one of two silent',
    [
      { pointCode: 'WD', value: 30, collectTs: NOON - 600_001 },
      { pointCode: 'SX', value: 0 },
    ],
    3,
    40,
  ],
])('%s: level %d', (_, values, level, score) => {
  expect(assessEnterprise(put(createBooks(), values).series())).toMatchObject({ level, score, asOfTs: NOON });
});

test('the newest value counts, whatever comes late', () => {
  const books = put(createBooks(), [
    { pointCode: 'WD', value: 30 },
    { pointCode: 'WD', value: 99, collectTs: NOON - 1000 },
  ]);
  expect(assessEnterprise(books.series())?.level).toBe(4);
  expect(assessEnterprise([])).toBeNull();
});

test('a result is new when it says something else, or a minute later while values come', () => {
  const books = put(createBooks(), [{ pointCode: 'WD', value: 30 }]);
  const desk = createRiskDesk(books, 1000);
  const [first] = desk.answer(ASK, NOON);
  expect(first).toEqual({
    resultId: 'E1-20260501120000000',
    entCode: 'E1',
    level: 4,
    score: 0,
    computedTime: '20260501120000000',
    reason: '越限 0/1，质量差或无数据 0/1 · beyond limits 0 of 1, bad or silent 0 of 1',
  });
  put(books, [{ pointCode: 'WD', value: 31, collectTs: NOON + 1000 }]);
  expect(desk.answer({ ...ASK, sinceTs: NOON + 1 }, NOON + 59_999)).toEqual([]);
  expect(desk.answer({ ...ASK, sinceTs: NOON + 1 }, NOON + 60_000)).toMatchObject([
    { computedTime: '20260501120100000' },
  ]);
  put(books, [{ pointCode: 'WD', value: 71, collectTs: NOON + 2000 }]);
  expect(desk.answer({ ...ASK, sinceTs: NOON + 60_001 }, NOON + 60_000)).toMatchObject([
    { level: 1, computedTime: '20260501120100001' },
  ]);
  expect(desk.answer({ sinceTs: 0, entCodes: ['E2'] }, NOON + 90_000)).toEqual([]);
});
