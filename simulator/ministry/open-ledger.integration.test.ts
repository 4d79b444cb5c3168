import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hashBooks } from './hash-books';
import { judgeMessage } from './judge-message';
import type { LedgerEntry } from './ledger-entry';
import { type LedgerLimits, openLedger } from './open-ledger';

const folder = mkdtempSync(join(tmpdir(), 'dust-twin-ledger-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOON = Date.UTC(2026, 4, 1, 4);
const BASE: LedgerEntry = {
  kind: 'base',
  messageId: 'E1-base',
  entId: 'E1',
  entCode: 'E1',
  collectors: [{ code: 'C1', points: ['WD'] }],
};

function data(recordId: number): LedgerEntry {
  const record = { recordId, collectorCode: 'C1', pointCode: 'WD', collectTs: NOON, value: 1, quality: 0 };
  const messageId = `E1-${recordId}-${recordId}`;
  return { kind: 'data', messageId, entId: 'E1', entCode: 'E1', records: [record], refused: [], owed: [] };
}

function hashOf(before: string, from: number, to: number): string {
  const hash = createHash('sm3').update(before);
  for (let id = from; id <= to; id += 1) hash.update(`E1|C1|WD|20260501120000000|1|0|${id}\n`);
  return hash.digest('hex');
}

async function filled(name: string, limits: LedgerLimits, ids: number) {
  const ledger = await openLedger(join(folder, name), () => undefined, limits);
  await ledger.commit([BASE]);
  for (let id = 1; id <= ids; id += 1) await ledger.commit([data(id)]);
  return ledger;
}

test('beyond its limit it drops old lines, and keeps their counts and their hash', async () => {
  const limits = { maxBytes: 4000, keptRecords: 5 };
  const ledger = await filled('bounded.ndjson', limits, 200);
  expect(statSync(join(folder, 'bounded.ndjson')).size).toBeLessThan(6000);
  const before = { counts: ledger.books().counts(), hash: await hashBooks(ledger.books().series()) };
  expect(before.counts).toEqual({
    messages: 201,
    repeated: 0,
    records: 200,
    refusedRecords: 0,
    enterprises: 1,
    violations: { 'out-of-order': 0, twice: 0, changed: 0 },
  });
  const { records = 0, through = 0 } = ledger.books().forgotten() ?? {};
  expect(records).toBeGreaterThan(100);
  expect(through).toBe(records);
  expect(before.hash).toBe(hashOf('', through + 1, 200));
  const raw = (recordId: number) => ({
    recordId,
    collectorCode: 'C1',
    pointCode: 'WD',
    collectTime: '20260501120000000',
    value: 1,
    quality: 0,
  });
  const message = (id: number, messageId: string) =>
    judgeMessage(
      ledger.books(),
      { type: 'realtime', messageId, entId: 'E1', entCode: 'E1', sentTs: NOON, records: [raw(id)] },
      { partial: false },
    );
  expect(message(200, 'E1-200-200').duplicate).toBe(true);
  expect(message(1, 'E1-1-2').refusal?.code).toBe(2003);
  await ledger.close();
  const again = await openLedger(join(folder, 'bounded.ndjson'), () => undefined, limits);
  expect(again.books().counts()).toEqual(before.counts);
  expect(await hashBooks(again.books().series())).toBe(before.hash);
  await again.close();
});

test('the hash of what it dropped is a chain', async () => {
  const ledger = await filled('chain.ndjson', { maxBytes: 1000, keptRecords: 2 }, 7);
  const first = ledger.books().forgotten();
  expect(first?.hash).toBe(hashOf('', 1, first?.through ?? 0));
  let id = 7;
  for (; ledger.books().forgotten() === first; id += 1) await ledger.commit([data(id + 1)]);
  const second = ledger.books().forgotten();
  expect(second?.hash).toBe(hashOf(first?.hash ?? '', (first?.through ?? 0) + 1, second?.through ?? 0));
  await ledger.close();
});

test('a ledger with records that this sender never sent starts anew; one that was sent stays', async () => {
  await (await filled('other.ndjson', {}, 10)).close();
  const said: string[] = [];
  const path = join(folder, 'other.ndjson');
  const same = await openLedger(path, (sentence) => said.push(sentence), { sentThrough: 10 });
  expect([same.books().counts().records, said]).toEqual([10, []]);
  await same.close();
  const other = await openLedger(path, (sentence) => said.push(sentence), { sentThrough: 9 });
  expect([other.books().counts().records, statSync(path).size]).toEqual([0, 0]);
  expect(said).toEqual([
    'The ledger has record 10, but this sender only sent up to 9: it is of another database and starts anew.',
  ]);
  await other.close();
});
