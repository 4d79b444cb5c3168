import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Books, createBooks } from './books';
import { BASE, rawRecord, realtime } from './fixtures';
import { judgeMessage } from './judge-message';
import type { LedgerEntry } from './ledger-entry';
import type { BaseMessage, RealtimeMessage } from './message';

function open(): {
  books: Books;
  send: (message: RealtimeMessage | BaseMessage, partial?: boolean) => unknown;
  lines: LedgerEntry[];
} {
  const books = createBooks();
  const lines: LedgerEntry[] = [];
  return {
    books,
    lines,
    send(message, partial = false) {
      const { entries, refusal, duplicate } = judgeMessage(books, message, { partial });
      for (const entry of entries) books.apply(entry);
      lines.push(...entries);
      return refusal ? refusal.code : { ...books.receiptOf(message.messageId), duplicate };
    },
  };
}

test('an enterprise is known after its base', () => {
  const { send, books } = open();
  expect(send(realtime([1]))).toBe(2001);
  expect(send(BASE)).toMatchObject({ accepted: 0, duplicate: false });
  expect(send(BASE)).toMatchObject({ duplicate: true });
  expect(send(realtime([1]))).toMatchObject({ accepted: 1 });
  expect(send({ ...realtime([2]), entCode: 'E9' })).toBe(2001);
  expect(books.counts()).toMatchObject({ messages: 2, repeated: 1, records: 1, enterprises: 1 });
});

test('a record comes once and in order', () => {
  const { send, books } = open();
  send(BASE);
  send(realtime([3, 5]));
  expect(send(realtime([5, 6]))).toBe(2003);
  expect(send(realtime([4, 6]))).toBe(2002);
  expect(send(realtime([6]))).toMatchObject({ accepted: 1 });
  expect(books.counts()).toMatchObject({
    records: 3,
    violations: { twice: 1, 'out-of-order': 1, changed: 0 },
  });
});

test('a known message keeps its first answer; fewer records are the same message, others are not', () => {
  const { send, books } = open();
  send(BASE);
  const bad = {
    ...realtime([1, 2, 3]),
    records: [rawRecord(1), rawRecord(2, { value: 9999 }), rawRecord(3)],
  };
  const first = { accepted: 2, failed: [{ recordId: '2', code: 3002 }] };
  expect(send(bad)).toMatchObject({ ...first, duplicate: false });
  expect(send({ ...bad, records: [rawRecord(1), rawRecord(3)] })).toMatchObject({
    ...first,
    duplicate: true,
  });
  expect(books.counts().violations.changed).toBe(0);
  expect(send(realtime([1, 2, 3, 4], 'E1-1-3'))).toMatchObject({ ...first, duplicate: true });
  expect(books.counts()).toMatchObject({ records: 2, refusedRecords: 1, violations: { changed: 1 } });
});

test('what was not stored may come again, in the same message or another', () => {
  const { send, books } = open();
  send(BASE);
  expect(send(realtime([1, 2, 3, 4]), true)).toMatchObject({
    accepted: 2,
    failed: [{ recordId: '1' }, { recordId: '4' }],
  });
  expect(send(realtime([1], 'E1-1-4.1'), true)).toMatchObject({ accepted: 1, duplicate: false });
  expect(send(realtime([1, 2, 3, 4]))).toMatchObject({ accepted: 3, duplicate: true, failed: [] });
  expect(books.counts()).toMatchObject({
    records: 4,
    violations: { twice: 0, 'out-of-order': 0, changed: 0 },
  });
});

test('whatever comes, every record is stored at most once, and the lines give the same books again', () => {
  const message = fc.record({
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    partial: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
      const { send, books, lines } = open();
      send(BASE);
      for (const { ids, partial } of messages) send(realtime(ids.toSorted((a, b) => a - b)), partial);
      const stored = books.series().flatMap(({ recordIds }) => [...recordIds.view()]);
      expect(new Set(stored).size).toBe(stored.length);
      expect(books.counts().records).toBe(stored.length);
      const again = createBooks();
      for (const line of lines) again.apply(JSON.parse(JSON.stringify(line)) as LedgerEntry);
      expect(again.counts()).toEqual(books.counts());
    }),
  );
});
