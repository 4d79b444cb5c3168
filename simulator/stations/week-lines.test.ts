import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { POINTS } from '../../data/model/points';
import { type ReplayLine, weekLines } from './week-lines';

const options = {
  records: SAMPLE_RECORDS,
  seed: 1,
  startTs: Date.parse('2026-11-23T09:00:00+08:00'),
  days: 1 / 24,
  sampleIntervalMs: 5000,
  messageIntervalMs: 10_000,
};

test('five stations, a message every ten seconds, two samples of each collector in it, in order of receipt', () => {
  const lines = [...weekLines(options)];
  expect(lines).toHaveLength(5 * 360);
  const received = lines.map(({ receivedTs }) => receivedTs);
  expect(received).toEqual(received.toSorted((a, b) => a - b));
  const first = lines.find(({ topic }) => topic === 'dust/v1/S1/telemetry');
  expect(first?.payload).toMatchObject({ v: 1, boot: String(options.startTs / 1000), seq: 0 });
  expect(first?.payload.samples.map(({ ts, collector }) => [ts - options.startTs, collector])).toEqual([
    [5000, 'C01'],
    [5000, 'C02'],
    [5000, 'C03'],
    [10_000, 'C01'],
    [10_000, 'C02'],
    [10_000, 'C03'],
  ]);
});

test('the same options give the same bytes', () => {
  const text = (lines: Iterable<ReplayLine>) => JSON.stringify([...lines]);
  expect(text(weekLines(options))).toBe(text(weekLines(options)));
});

test('every value is of its type, inside its span, and every point of the record is sent', () => {
  const points = new Map(
    SAMPLE_RECORDS.flatMap((record) =>
      record.kind === 'collector' ? [[record.id, record.points] as const] : [],
    ),
  );
  const wrong: unknown[] = [];
  for (const { topic, payload } of weekLines(options)) {
    for (const { collector, values } of payload.samples) {
      const id = `${topic.replace('dust/v1/S', 'E').replace('/telemetry', '')}-${collector}`;
      const sent = Object.keys(values).toSorted().join();
      if (sent !== points.get(id)?.toSorted().join()) wrong.push([id, sent]);
      for (const [point, value] of Object.entries(values)) {
        const { kind, range } = POINTS[point as keyof typeof POINTS];
        const isInside = Number(value) >= range[0] && Number(value) <= range[1];
        if (typeof value !== (kind === 'bool' ? 'boolean' : 'number') || !isInside)
          wrong.push([id, point, value]);
      }
    }
  }
  expect(points.size).toBe(13);
  expect(wrong).toEqual([]);
});
