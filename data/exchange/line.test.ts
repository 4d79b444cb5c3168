import { describe, expect, it, vi } from 'vitest';
import { type Attempt, createLine, type Patience } from './line';

const PATIENCE: Patience = {
  firstRetryMs: 1,
  longestRetryMs: 2,
  failuresToOpen: 3,
  firstOpenMs: 20,
  longestOpenMs: 20,
  unauthorisedMs: 30,
  longestRetryAfterMs: 40,
};
const AGAIN: Attempt<never> = { again: { isUnauthorised: false, retryAfterMs: null } };

/** Runs the script over one line and answers when each attempt was made. */
async function attempts(script: readonly Attempt<never>[], callers = 1) {
  const line = createLine(PATIENCE, () => performance.now());
  const made: number[] = [];
  const rest = [...script];
  const attempt = async (): Promise<Attempt<true>> => {
    made.push(performance.now());
    return rest.shift() ?? { done: true };
  };
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: callers }, () => line.untilDone(attempt, signal)));
  return { line, made, gaps: made.slice(1).map((ts, index) => ts - (made[index] ?? 0)) };
}

describe('the line', () => {
  it('tries until it is done', async () => {
    const { line, made } = await attempts([AGAIN, AGAIN]);
    expect(made).toHaveLength(3);
    expect([line.failures(), line.failuresInARow(), line.nextTryTs()]).toEqual([2, 0, null]);
  });

  it('is open after some failures in a row: then nobody tries for a while', async () => {
    const { gaps } = await attempts([AGAIN, AGAIN, AGAIN]);
    expect(gaps).toHaveLength(3);
    expect(gaps[2]).toBeGreaterThanOrEqual(PATIENCE.firstOpenMs - 1);
  });

  it('respects Retry-After, up to its own limit', async () => {
    const { gaps } = await attempts([{ again: { isUnauthorised: false, retryAfterMs: 25 } }]);
    expect(gaps[0]).toBeGreaterThanOrEqual(24);
    const long = await attempts([{ again: { isUnauthorised: false, retryAfterMs: 9e9 } }]);
    expect(long.gaps[0]).toBeGreaterThanOrEqual(PATIENCE.longestRetryAfterMs - 1);
  });

  it('keeps everybody waiting when the endpoint does not know us, and goes on trying slowly', async () => {
    const unknown: Attempt<never> = { again: { isUnauthorised: true, retryAfterMs: null } };
    const { made, gaps } = await attempts([unknown, unknown], 1);
    expect(made).toHaveLength(3);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(PATIENCE.unauthorisedMs - 1);
  });

  it.each([
    ['after failures', [AGAIN, AGAIN, AGAIN]],
    ['by an endpoint that does not know us', [{ again: { isUnauthorised: true, retryAfterMs: null } }]],
  ])('is not open for longer when the clock is set back: %s', async (_, script: Attempt<never>[]) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let frozen = 0;
    const line = createLine(PATIENCE, () => {
      frozen = Math.max(frozen, Date.now());
      return frozen;
    });
    const rest = [...script];
    const attempt = async (): Promise<Attempt<true>> => {
      const next = rest.shift();
      if (rest.length === 0) setTimeout(() => vi.setSystemTime(Date.now() - 86_400_000), 1);
      return next ?? { done: true };
    };
    try {
      expect(await line.untilDone(attempt, AbortSignal.timeout(4000))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends at once when it is told to while it waits', async () => {
    const line = createLine({ ...PATIENCE, firstRetryMs: 1e6, longestRetryMs: 1e6 }, () => performance.now());
    const stopping = new AbortController();
    const waiting = line.untilDone(async () => AGAIN, stopping.signal);
    await Promise.resolve();
    stopping.abort();
    await expect(waiting).rejects.toThrow();
  });
});
