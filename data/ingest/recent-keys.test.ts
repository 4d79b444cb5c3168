import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecentKeys } from './recent-keys';

const remembered = (value: number) => ({ value, quality: 0, boot: 1, seq: 1 });

test('forgets what came longest ago, whatever its time', () => {
  const keys = createRecentKeys(3);
  for (const ts of [50, 10, 30, 20]) keys.set(ts, remembered(ts));
  expect([10, 20, 30, 50].map((ts) => keys.get(ts)?.value)).toEqual([10, 20, 30, undefined]);
});

test('behaves as a map that drops its first key beyond the limit', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer()), { maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), steps, (limit, list) => {
      const keys = createRecentKeys(limit);
      const oracle = new Map<number, number>();
      for (const [ts, value] of list) {
        keys.set(ts, remembered(value));
        oracle.set(ts, value);
        const [first] = oracle.keys();
        if (oracle.size > limit && first !== undefined) oracle.delete(first);
      }
      expect(keys.size).toBe(oracle.size);
      for (let ts = 0; ts <= 60; ts += 1) expect(keys.get(ts)?.value).toBe(oracle.get(ts));
    }),
  );
});
