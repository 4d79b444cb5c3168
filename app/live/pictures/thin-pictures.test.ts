import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PictureEntry, thinPictures } from './thin-pictures';

const NOW = Date.UTC(2026, 4, 20);
const MINUTE_MS = 60_000;
const entryAt = (ts: number): PictureEntry => ({ ts, bytes: 1000 });

/** What stays of a picture a minute, thinned each time one comes. */
function keepAsTheyCome(moments: readonly number[]): readonly PictureEntry[] {
  let kept: readonly PictureEntry[] = [];
  for (const ts of moments) {
    const now = [...kept, entryAt(ts)];
    const gone = thinPictures(now, ts);
    kept = now.filter((each) => !gone.has(each));
  }
  return kept;
}

test('of forty days with a picture each twenty seconds few stay, close together near the present', () => {
  const all = Array.from({ length: 40 * 4320 }, (_, i) => entryAt(NOW - i * 20_000)).toReversed();
  const gone = thinPictures(all, NOW);
  const ages = all.filter((each) => !gone.has(each)).map(({ ts }) => (NOW - ts) / MINUTE_MS);
  const between = (from: number, to: number) => ages.filter((age) => age >= from && age < to).length;
  expect(between(0, 30)).toBe(90);
  expect(between(60, 120)).toBe(60);
  expect(between(1440, 2880)).toBe(144);
  expect(between(10 * 1440, 20 * 1440)).toBe(240);
  expect(between(30 * 1440 + 1, Number.POSITIVE_INFINITY)).toBe(0);
});

test('thinning often leaves nothing that thinning once would not, and never an hour without its first', () => {
  const gaps = fc.array(fc.integer({ min: 1000, max: 40 * MINUTE_MS }), { minLength: 150, maxLength: 400 });
  fc.assert(
    fc.property(gaps, (steps) => {
      let ts = NOW;
      const moments = steps.map((step) => {
        ts += step;
        return ts;
      });
      const once = moments.map(entryAt);
      const gone = thinPictures(once, ts);
      const often = keepAsTheyCome(moments).map(({ ts: kept }) => kept);
      const left = once.filter((each) => !gone.has(each)).map(({ ts: kept }) => kept);
      expect(left).toEqual(expect.arrayContaining(often));
      const firsts = new Map(moments.toReversed().map((at) => [Math.floor(at / (60 * MINUTE_MS)), at]));
      expect(often).toEqual(expect.arrayContaining([...firsts.values()]));
    }),
    { numRuns: 50 },
  );
});

test('when they are too many bytes the oldest go', () => {
  const all = [3, 2, 1].map((minutes) => entryAt(NOW - minutes * MINUTE_MS));
  expect([...thinPictures(all, NOW, 2000)]).toEqual([all[0]]);
  expect(thinPictures(all, NOW, 3000).size).toBe(0);
});
