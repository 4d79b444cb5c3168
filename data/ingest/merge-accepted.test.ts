import { expect, test } from 'vitest';
import { createIntake } from './create-intake';
import { mergeAccepted } from './merge-accepted';

const reading = (ts: number, value: number, seq: number) => ({
  collector: 'C1',
  point: 'tankLevelM' as const,
  ts,
  value,
  quality: 0 as const,
  station: 'S1',
  boot: 1,
  seq,
});

test('a row that a later message of the same group beats is neither kept nor deleted', () => {
  const intake = createIntake({ tail: [], lastIngestId: 0, reorderMsOf: () => 0 });
  intake.accept([reading(1, 1, 1)], 0);
  const group = mergeAccepted([
    intake.accept([reading(1, 2, 2), reading(2, 1, 2)], 0),
    intake.accept([reading(1, 3, 3), reading(2, 1, 3)], 0),
  ]);
  expect(group.kept).toMatchObject([
    { ts: 2, value: 1 },
    { ts: 1, value: 3 },
  ]);
  expect(group.superseded).toEqual([{ collector: 'C1', point: 'tankLevelM', ts: 1 }]);
  expect([group.conflicts.length, group.repeated]).toEqual([2, 1]);
});
