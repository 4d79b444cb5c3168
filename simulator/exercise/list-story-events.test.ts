import { expect, test } from 'vitest';
import { listStoryEvents } from './list-story-events';

test('beginnings and ends in the order of their seconds; an end before a beginning of the same second', () => {
  const fault = { collector: 'C1', severity: 1, rampS: 0 };
  const events = listStoryEvents({
    faults: [
      { ...fault, atS: 60, fault: 'fan-trip' },
      { ...fault, atS: 10, fault: 'hot-gas', clearAtS: 60 },
    ],
  });
  expect(events.map(({ kind, atS, fault: id }) => `${atS} ${kind} ${id}`)).toEqual([
    '10 begin hot-gas',
    '60 end hot-gas',
    '60 begin fan-trip',
  ]);
});
