import { expect, test } from 'vitest';
import { gatherSpans } from './gather-spans';

const bucket = (ts: number, mean: number, count = 1) => ({ ts, min: mean - 1, max: mean + 1, mean, count });

test('gathers buckets into equal spans, with the mean weighted by count', () => {
  const buckets = [bucket(0, 10), bucket(40, 40, 2), bucket(50, 7)];
  expect(gatherSpans(buckets, { from: 0, to: 100, spans: 2 })).toEqual([
    { min: 9, max: 41, mean: 30 },
    { min: 6, max: 8, mean: 7 },
  ]);
});

test('says nothing about spans without a bucket, and passes over what lies outside', () => {
  const buckets = [bucket(-1, 1), bucket(60, 5), bucket(100, 9)];
  expect(gatherSpans(buckets, { from: 0, to: 100, spans: 4 })).toEqual([
    null,
    null,
    { min: 4, max: 6, mean: 5 },
    null,
  ]);
});
