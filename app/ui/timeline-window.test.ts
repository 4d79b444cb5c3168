import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TIMELINE_SPAN_MS, windowAround } from './timeline-window';

const HOUR = 3_600_000;

test('the present is at the right end', () => {
  expect(windowAround(null, HOUR, 10 * HOUR)).toEqual({ from: 9 * HOUR, to: 10 * HOUR });
  expect(windowAround(9.9 * HOUR, HOUR, 10 * HOUR)).toEqual({ from: 9 * HOUR, to: 10 * HOUR });
});

test('further back the window stands still while a moment moves in it', () => {
  const wanted = { from: 2 * HOUR, to: 3 * HOUR };
  expect(windowAround(2.26 * HOUR, HOUR, 10 * HOUR)).toEqual(wanted);
  expect(windowAround(2.74 * HOUR, HOUR, 10 * HOUR)).toEqual(wanted);
  expect(windowAround(2.76 * HOUR, HOUR, 10 * HOUR)).toEqual({ from: 2.5 * HOUR, to: 3.5 * HOUR });
});

test('a moment of the past is always within its window, and the window never goes beyond the present', () => {
  const present = 1_795_330_800_000;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30 * 86_400 }),
      fc.constantFrom(...Object.values(TIMELINE_SPAN_MS)),
      (secondsAgo, spanMs) => {
        const at = present - secondsAgo * 1000;
        const { from, to } = windowAround(at, spanMs, present);
        expect(from <= at && at <= to && to <= present).toBe(true);
        expect(to - from).toBe(spanMs);
      },
    ),
  );
});
