import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, LEVELS, MINUTE_MS } from './levels';
import { planBuckets } from './plan-buckets';

const MIDNIGHT = Date.UTC(2026, 10, 21, 16);

describe('planBuckets', () => {
  it('reads short spans from the readings and long ones from the roll-ups', () => {
    expect(planBuckets(MIDNIGHT, MIDNIGHT + 10 * MINUTE_MS, 600)).toEqual({
      source: 'raw',
      anchorTs: MIDNIGHT,
      widthMs: 1000,
    });
    expect(planBuckets(MIDNIGHT, MIDNIGHT + DAY_MS, 1000)).toMatchObject({
      source: '1m',
      widthMs: 2 * MINUTE_MS,
    });
    expect(planBuckets(MIDNIGHT, MIDNIGHT + 30 * DAY_MS, 800)).toMatchObject({
      source: '1h',
      widthMs: HOUR_MS,
    });
    expect(planBuckets(MIDNIGHT, MIDNIGHT + 364 * DAY_MS, 364)).toMatchObject({
      source: '1d',
      widthMs: DAY_MS,
    });
  });

  it('begins days at midnight in Beijing', () => {
    const plan = planBuckets(MIDNIGHT + 5 * HOUR_MS, MIDNIGHT + 90 * DAY_MS, 100);
    expect(plan).toEqual({ source: '1d', anchorTs: MIDNIGHT, widthMs: DAY_MS });
  });

  it('never makes more buckets than asked for, covers the span and fits its table', () => {
    const span = fc.tuple(fc.nat({ max: 2 ** 41 }), fc.integer({ min: 1, max: 2 ** 41 }));
    fc.assert(
      fc.property(span, fc.integer({ min: 1, max: 10_000 }), ([from, length], maxPoints) => {
        const { source, anchorTs, widthMs } = planBuckets(from, from + length, maxPoints);
        expect(anchorTs).toBeLessThanOrEqual(from);
        expect(anchorTs + widthMs).toBeGreaterThan(from);
        expect(Math.ceil((from + length - anchorTs) / widthMs)).toBeLessThanOrEqual(maxPoints);
        const table = LEVELS.find((level) => level.name === source);
        if (table) expect(widthMs % table.widthMs).toBe(0);
        else expect(widthMs).toBeLessThan(MINUTE_MS);
      }),
    );
  });
});
