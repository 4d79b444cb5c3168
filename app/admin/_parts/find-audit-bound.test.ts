import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findAuditBound } from './find-audit-bound';

const trailOf = (times: readonly number[]) => {
  const entries = times.map((ts, index) => ({ number: index + 1, ts }));
  return async (before = Number.POSITIVE_INFINITY) =>
    entries.filter(({ number }) => number < before).at(-1) ?? null;
};

it('finds the first entry after a moment, as looking at every one does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 }),
      fc.integer({ min: -1, max: 51 }),
      async (steps, ts) => {
        const times = [...steps].sort((a, b) => a - b);
        const at = times.findIndex((time) => time > ts);
        expect(await findAuditBound(ts, trailOf(times))).toBe(at < 0 ? null : at + 1);
      },
    ),
  );
});

it('asks a few questions of a long trail', async () => {
  let asked = 0;
  const bound = await findAuditBound(777, async (before = 1_000_001) => {
    asked += 1;
    return { number: before - 1, ts: before - 1 };
  });
  expect(bound).toBe(778);
  expect(asked).toBeLessThan(25);
});
