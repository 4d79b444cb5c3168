import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pxToTime, snapToMark, timeToPx } from './timeline-scale';

const scale = { from: 0, to: 3_600_000, widthPx: 360 };

test('a pixel of an hour on 360 pixels is ten seconds', () => {
  expect(timeToPx(scale, 1_800_000)).toBe(180);
  expect(pxToTime(scale, 181)).toBe(1_810_000);
  expect(timeToPx(scale, -5)).toBe(0);
  expect(pxToTime(scale, 9999)).toBe(3_600_000);
});

test('a bar without width knows only its beginning', () => {
  expect(pxToTime({ ...scale, widthPx: 0 }, 50)).toBe(0);
});

test('a hand near a mark takes the mark, the nearest of several', () => {
  expect(snapToMark(scale, 1_800_000, [1_765_000, 1_830_000], 4)).toBe(1_830_000);
  expect(snapToMark(scale, 1_800_000, [1_850_000], 4)).toBe(1_800_000);
  expect(snapToMark(scale, 0, [-10_000], 4)).toBe(0);
});

test('time to pixel and back stays within half a pixel and a second', () => {
  const spans = fc.record({
    from: fc.integer({ min: 0, max: 2e9 }).map((second) => second * 1000),
    seconds: fc.integer({ min: 60, max: 7 * 86_400 }),
    widthPx: fc.integer({ min: 50, max: 4000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(spans, ({ from, seconds, widthPx, share }) => {
      const each = { from, to: from + seconds * 1000, widthPx };
      const ts = from + Math.round(share * seconds) * 1000;
      expect(Math.abs(pxToTime(each, timeToPx(each, ts)) - ts)).toBeLessThanOrEqual(1000);
      const px = share * widthPx;
      const secondPx = widthPx / seconds;
      expect(Math.abs(timeToPx(each, pxToTime(each, px)) - px)).toBeLessThanOrEqual(secondPx + 1e-6);
    }),
  );
});
