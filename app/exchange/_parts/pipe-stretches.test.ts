import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillOf, pipeStretches } from './pipe-stretches';

const stage = (readings: number) => ({ readings, ingestId: readings, newestReceivedTs: null });
const pipe = (counts: readonly [number, number, number, number], waiting: number, refused = 0) =>
  pipeStretches({
    stages: {
      stored: stage(counts[0]),
      sealed: stage(counts[1]),
      sent: stage(counts[2]),
      accepted: stage(counts[3]),
    },
    backlog: { readings: waiting, oldestReceivedTs: null },
    refused,
  }).map(({ waiting: each }) => each);

it('says what waits before each stage', () => {
  expect(pipe([100, 90, 90, 80], 20)).toEqual([10, 0, 10]);
  expect(pipe([100, 90, 85, 80], 20)).toEqual([10, 5, 5]);
  expect(pipe([100, 100, 100, 100], 0)).toEqual([0, 0, 0]);
});

it('does not count what is withheld as waiting', () => {
  expect(pipe([1000, 100, 100, 100], 0)).toEqual([0, 0, 0]);
});

it('does not wait for what was refused for good', () => {
  expect(pipe([100, 100, 100, 97], 0, 3)).toEqual([0, 0, 0]);
});

it('is never below zero, and never more than the greater of backlog and what is on its way', () => {
  const count = fc.nat(1_000_000);
  fc.assert(
    fc.property(count, count, count, count, count, (stored, sealed, sent, accepted, waiting) => {
      const parts = pipe([stored, sealed, sent, accepted], waiting);
      const sum = parts.reduce((total, each) => total + each, 0);
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      expect(sum).toBe(Math.max(waiting, sealed - accepted, 0));
    }),
  );
});

it('draws a stretch fuller the more waits there', () => {
  expect(fillOf(0)).toBe(0);
  expect(fillOf(999_999)).toBe(1);
  expect(fillOf(10_000_000)).toBe(1);
  expect(fillOf(99)).toBeCloseTo(1 / 3);
});
