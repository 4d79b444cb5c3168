import { expect, test } from 'vitest';
import { EMPTY_STORE, listStored, type MessageStore, storeMessage } from './message-store';
import type { TelemetryMessage } from './to-message';

test('gives back what it stored, oldest first, also through JSON', () => {
  let store: MessageStore = EMPTY_STORE;
  for (let seq = 0; seq < 200; seq++)
    store = JSON.parse(JSON.stringify(storeMessage(store, message(seq)))) as MessageStore;
  expect(listStored(store)).toEqual(Array.from({ length: 200 }, (_, seq) => message(seq)));
});

test('gives up what is older than a day, a block at a time', () => {
  const stored = listStored(fill(300, { maxAgeMs: 120 * 5000, maxChars: 1e9 }));
  expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 180 }, (_, i) => 120 + i));
});

test('stays within its characters and keeps the newest', () => {
  const store = fill(2000, { maxAgeMs: 1e12, maxChars: 4000 });
  expect(store.blocks.reduce((sum, { packed }) => sum + packed.length, 0)).toBeLessThanOrEqual(4000);
  const seqs = listStored(store).map(({ seq }) => seq);
  expect(seqs.length).toBeGreaterThan(100);
  expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => 2000 - seqs.length + i));
});

function fill(messages: number, limits: Parameters<typeof storeMessage>[2]): MessageStore {
  let store: MessageStore = EMPTY_STORE;
  for (let seq = 0; seq < messages; seq++) store = storeMessage(store, message(seq), limits);
  return store;
}

function message(seq: number): TelemetryMessage {
  return { v: 1, boot: '1', seq, samples: [{ ts: 5000 * seq, collector: 'C01', values: { running: true } }] };
}
