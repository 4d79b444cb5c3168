import { describe, expect, it } from 'vitest';
import { foldRejections } from './quarantine';
import { sampleRejection } from './sample-readings';

const NONE: ReadonlySet<string> = new Set();

describe('foldRejections', () => {
  it('folds what is new beyond the limit into one row a reason, so that the sum stays exact', () => {
    const rejections = ['a', 'b', 'c', 'd', 'a'].map((station) => sampleRejection({ station }));
    const entries = [
      ...foldRejections([...rejections, sampleRejection({ reason: 'not-json' })], NONE, 2).values(),
    ];
    expect(entries.map(({ station, reason, topic, count }) => [station, reason, topic, count])).toEqual([
      ['a', 'wrong-type', 'dust/v1/S1/telemetry', 2],
      ['b', 'wrong-type', 'dust/v1/S1/telemetry', 1],
      ['*', 'wrong-type', '*', 2],
      ['*', 'not-json', '*', 1],
    ]);
  });

  it('still counts rows that stand already when the table is full', () => {
    const known = new Set(foldRejections([sampleRejection()], NONE).keys());
    expect([...foldRejections([sampleRejection()], known, 1).keys()]).toEqual([...known]);
  });

  it('keeps names short and as the database will write them', () => {
    const rejection = sampleRejection({
      station: `${'x'.repeat(127)}😀`,
      topic: 't'.repeat(70_000),
      params: {},
    });
    const [entry] = [...foldRejections([rejection], NONE).values()];
    expect(entry).toMatchObject({ station: `${'x'.repeat(127)}\ufffd`, topic: 't'.repeat(256), field: '' });
  });
});
