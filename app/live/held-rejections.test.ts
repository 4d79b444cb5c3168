import { expect, it } from 'vitest';
import type { Rejection } from '../../data/model/rejection';
import { createHeldRejections } from './held-rejections';

function refused(station: string, sample = ''): Rejection {
  const params = { field: 'topic', value: 'x', limit: 'y' };
  return {
    reason: 'no-right-to-topic',
    station,
    topic: 'dust/v1/x/telemetry',
    params,
    sample,
    receivedTs: 1,
  };
}

it('counts the same refusal and keeps its newest sample', () => {
  const held = createHeldRejections();
  held.hold(refused('S1', 'first'));
  held.hold(refused('S1', 'second'));
  expect(held.all()).toEqual([{ ...refused('S1', 'second'), count: 2 }]);
});

it('is bounded, and what is beyond the bound is still counted', () => {
  const held = createHeldRejections(10);
  for (let n = 0; n < 1000; n++) held.hold(refused(`S${n}`));
  expect(held.all().length).toBeLessThanOrEqual(11);
  expect(held.all().reduce((sum, { count = 1 }) => sum + count, 0)).toBe(1000);
});

it('is empty once they are kept', () => {
  const held = createHeldRejections();
  held.hold(refused('S1'));
  held.clear();
  expect(held.all()).toEqual([]);
});
