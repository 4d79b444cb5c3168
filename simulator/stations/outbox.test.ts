import { expect, test } from 'vitest';
import { createOutbox } from './outbox';

test('gives back what it kept, oldest first', () => {
  const outbox = createOutbox();
  outbox.keep(1, 'first 压差');
  outbox.keep(2, 'second');
  expect([outbox.take(), outbox.take(), outbox.take()]).toEqual(['first 压差', 'second', undefined]);
});

test('gives up what is older than its age limit, and says how much', () => {
  const outbox = createOutbox({ maxAgeMs: 10, maxBytes: 1e6 });
  outbox.keep(0, 'a');
  outbox.keep(5, 'b');
  expect(outbox.keep(14, 'c')).toBe(1);
  expect(outbox.take()).toBe('b');
});

test('stays within its bytes', () => {
  const outbox = createOutbox({ maxAgeMs: 1e9, maxBytes: 200 });
  for (let i = 0; i < 500; i++) outbox.keep(i, `message ${i}`);
  expect(outbox.length()).toBeGreaterThan(3);
  expect(outbox.length()).toBeLessThan(20);
  const kept = Array.from({ length: outbox.length() }, () => outbox.take());
  expect(kept.at(-1)).toBe('message 499');
  expect(kept).toEqual(kept.toSorted());
});
