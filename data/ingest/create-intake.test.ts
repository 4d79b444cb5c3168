import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quality, Reading, StoredReading } from '../model/reading';
import { createIntake } from './create-intake';

const reading = (ts: number, value: number, seq = 1, more: Partial<Reading> = {}): Reading => ({
  collector: 'C1',
  point: 'hopperTemperatureC',
  ts,
  value,
  quality: 0,
  station: 'S1',
  boot: 1,
  seq,
  ...more,
});
const intake = (more: Partial<Parameters<typeof createIntake>[0]> = {}) =>
  createIntake({ tail: [], lastIngestId: 0, reorderMsOf: () => 0, ...more });

describe('one key', () => {
  test('counts ingestId from 1 in the order of arrival', () => {
    const { kept } = intake().accept([reading(10, 1), reading(20, 2)], 99);
    expect(kept).toMatchObject([
      { ts: 10, ingestId: 1, receivedTs: 99, late: false },
      { ts: 20, ingestId: 2, receivedTs: 99, late: false },
    ]);
  });

  test('the same value again changes nothing', () => {
    const desk = intake();
    desk.accept([reading(10, 1)], 0);
    expect(desk.accept([reading(10, 1, 5)], 0)).toEqual({
      kept: [],
      superseded: [],
      conflicts: [],
      repeated: 1,
    });
    expect(desk.lastIngestId()).toBe(1);
  });

  test('of two values the greater (boot, seq) stays, and the loser is recorded', () => {
    const desk = intake();
    desk.accept([reading(10, 1, 5)], 0);
    const lost = desk.accept([reading(10, 2, 4)], 77);
    expect(lost).toMatchObject({ kept: [], superseded: [], repeated: 0 });
    expect(lost.conflicts).toMatchObject([
      {
        reason: 'conflicting-value',
        station: 'S1',
        receivedTs: 77,
        params: { field: 'C1.hopperTemperatureC', value: 2, limit: 1, seq: 4, keptSeq: 5 },
      },
    ]);
    const won = desk.accept([reading(10, 3, 0, { boot: 2 })], 0);
    expect(won.kept).toMatchObject([{ value: 3, ingestId: 2 }]);
    expect(won.superseded).toEqual([{ collector: 'C1', point: 'hopperTemperatureC', ts: 10 }]);
    expect(won.conflicts).toMatchObject([{ params: { value: 1, limit: 3 } }]);
  });

  test.each([
    [undefined, 'dust/v1/S1/telemetry'],
    ['X1', 'exercise/X1/dust/v1/S1/telemetry'],
  ])('of run %s a conflict names the topic %s', (run, topic) => {
    const desk = intake(run === undefined ? {} : { run });
    desk.accept([reading(10, 1)], 0);
    expect(desk.accept([reading(10, 2)], 0).conflicts).toMatchObject([{ topic }]);
  });

  test('two values for one key in one message leave one row and nothing to delete', () => {
    const { kept, superseded, conflicts } = intake().accept(
      [reading(10, 1), reading(10, 2), reading(11, 5)],
      0,
    );
    expect(kept).toMatchObject([
      { ts: 10, value: 2, ingestId: 1 },
      { ts: 11, value: 5, ingestId: 2 },
    ]);
    expect(superseded).toEqual([]);
    expect(conflicts).toHaveLength(1);
  });

  test('a quality is part of the value', () => {
    const desk = intake();
    desk.accept([reading(10, 1)], 0);
    expect(desk.accept([reading(10, 1, 2, { quality: 4 })], 0).kept).toHaveLength(1);
  });

  test('is known again from the tail after a restart', () => {
    const before = intake().accept([reading(10, 1), reading(20, 2)], 0).kept;
    const desk = intake({ tail: before, lastIngestId: 2 });
    expect(desk.accept([reading(10, 1), reading(20, 2)], 0).repeated).toBe(2);
    expect(desk.accept([reading(15, 9)], 0).kept).toMatchObject([{ ingestId: 3, late: true }]);
  });
});

describe('the watermark', () => {
  test('is the greatest accepted time less the time to reorder, per collector', () => {
    const desk = intake({ reorderMsOf: () => 5 });
    expect(desk.watermark('C1')).toBe(Number.NEGATIVE_INFINITY);
    desk.accept([reading(100, 1), reading(90, 1)], 0);
    expect(desk.watermark('C1')).toBe(95);
    expect(desk.watermark('C2')).toBe(Number.NEGATIVE_INFINITY);
  });

  test('a sample below it, as it stood before the message, is late', () => {
    const desk = intake();
    expect(desk.accept([reading(100, 1), reading(90, 1)], 0).kept.map((kept) => kept.late)).toEqual([
      false,
      false,
    ]);
    expect(
      desk.accept([reading(200, 1), reading(99, 1), reading(100, 2, 2)], 0).kept.map((kept) => kept.late),
    ).toEqual([false, true, false]);
  });
});

describe('properties', () => {
  const anyReading = fc.record({
    collector: fc.constantFrom('C1', 'C2'),
    point: fc.constantFrom<Reading['point']>('running', 'hopperTemperatureC'),
    ts: fc.integer({ min: 0, max: 5 }),
    value: fc.integer({ min: 0, max: 2 }),
    quality: fc.constantFrom<Quality>(0, 1),
    station: fc.constant('S1'),
    boot: fc.integer({ min: 0, max: 1 }),
    seq: fc.integer({ min: 0, max: 3 }),
  });
  const messages = fc.array(fc.array(anyReading, { maxLength: 4 }), { maxLength: 12 });

  test('any order and any repetition of the same messages ends alike', () => {
    const shuffled = messages.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2, maxLength: list.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([once, twice]) => {
        expect(finalValues(twice)).toEqual(finalValues(once));
      }),
      { numRuns: 500 },
    );
  });

  test('every reading is kept, repeated or lost in a conflict, and every id is used once', () => {
    fc.assert(
      fc.property(messages, (list) => {
        const desk = intake();
        const ids: number[] = [];
        for (const message of list) {
          const { kept, superseded, conflicts, repeated } = desk.accept(message, 0);
          ids.push(...kept.map((row) => row.ingestId));
          expect(message.length).toBe(kept.length + repeated + conflicts.length - superseded.length);
        }
        expect(ids).toEqual(ids.map((_, index) => index + 1));
      }),
    );
  });

  function finalValues(list: readonly (readonly Reading[])[]): Map<string, string> {
    const desk = intake();
    const rows = new Map<string, StoredReading>();
    for (const message of list) {
      const { kept, superseded } = desk.accept(message, 0);
      for (const { collector, point, ts } of superseded) rows.delete(`${collector}/${point}/${ts}`);
      for (const row of kept) rows.set(`${row.collector}/${row.point}/${row.ts}`, row);
    }
    return new Map([...rows].map(([key, row]) => [key, `${row.value} q${row.quality}`] as const).sort());
  }
});
