import { expect, it } from 'vitest';
import { shareScans } from './share-scans';

/** A scan that answers how often it ran. */
function counting() {
  let runs = 0;
  return async () => {
    runs += 1;
    return runs;
  };
}

it('runs once for all who ask in time, and again when the answer is too old', async () => {
  const share = shareScans<number>();
  const scan = counting();
  const at = (now: number) => share('live 24', { now, maxAgeMs: 30_000 }, scan);
  expect(await Promise.all([at(0), at(0), at(29_999)])).toEqual([1, 1, 1]);
  expect(await at(30_000)).toBe(2);
});

it('keeps what is asked for apart', async () => {
  const share = shareScans<number>();
  const scan = counting();
  expect(await share('live 24', { now: 0, maxAgeMs: 1000 }, scan)).toBe(1);
  expect(await share('run:a 24', { now: 0, maxAgeMs: 1000 }, scan)).toBe(2);
});

it('asks again when a clock stands before the answer, as that of a run gone back may', async () => {
  const share = shareScans<number>();
  const scan = counting();
  await share('run:a 1', { now: 5000, maxAgeMs: 1000 }, scan);
  expect(await share('run:a 1', { now: 4000, maxAgeMs: 1000 }, scan)).toBe(2);
});

it('forgets a scan that failed', async () => {
  const share = shareScans<number>();
  const asked = { now: 0, maxAgeMs: 1000 };
  await expect(
    share('live 1', asked, async () => Promise.reject(new Error('The disk is full.'))),
  ).rejects.toThrow('The disk is full.');
  expect(await share('live 1', asked, async () => 7)).toBe(7);
});
