import { expect, it } from 'vitest';
import { runProgress } from './run-progress';

it('counts simulated seconds of the story, within it', () => {
  const at = (simTs: number) => runProgress({ startTs: 10_000, endTs: 110_000, simTs });
  expect(at(60_000)).toEqual({ doneS: 50, durationS: 100, share: 0.5 });
  expect(at(0).share).toBe(0);
  expect(at(999_000)).toEqual({ doneS: 100, durationS: 100, share: 1 });
  expect(runProgress({ startTs: 5, endTs: 5, simTs: 5 }).share).toBe(0);
});
