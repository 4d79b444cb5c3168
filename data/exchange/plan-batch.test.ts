import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredReading } from '../model/reading';
import { fillMessages, planBatch } from './plan-batch';

function reading(ingestId: number, collector: string): StoredReading {
  return {
    ingestId,
    collector,
    point: 'running',
    ts: ingestId,
    receivedTs: ingestId,
    value: 1,
    quality: 0,
    station: collector,
    boot: 1,
    seq: ingestId,
    late: false,
  };
}
const rules = {
  enterpriseOf: (collector: string) => (collector === 'X' ? undefined : `of-${collector}`),
  mayLeave: ({ station }: StoredReading) => station !== 'V',
  maxRecords: 2,
};

test('readings are cut into messages of one enterprise in the order of arrival', () => {
  const readings = ['A', 'B', 'A', 'V', 'A', 'X'].map((name, i) => reading(i + 1, name));
  const plan = planBatch(readings, rules);
  expect(plan.messages).toEqual([
    { enterprise: 'of-A', first: 1, last: 3 },
    { enterprise: 'of-B', first: 2, last: 2 },
    { enterprise: 'of-A', first: 5, last: 5 },
  ]);
  expect(plan.withheld).toBe(1);
  expect(plan.orphans.map(({ ingestId }) => ingestId)).toEqual([6]);
});

test('every reading is in one message, withheld, or an orphan', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A', 'B', 'C', 'V', 'X')), (names) => {
      const readings = names.map((name, i) => reading(i + 1, name));
      const plan = planBatch(readings, rules);
      const sent = [...fillMessages(plan.messages, readings, rules).values()].flat();
      expect(sent.length + plan.withheld + plan.orphans.length).toBe(readings.length);
      expect(new Set(sent.map(({ ingestId }) => ingestId)).size).toBe(sent.length);
      for (const message of plan.messages) expect(message.first).toBeLessThanOrEqual(message.last);
    }),
  );
});
