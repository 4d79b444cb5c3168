import { setTimeout as sleep } from 'node:timers/promises';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  handleType,
  type IBackoff,
  type IHalfOpenAfterBackoffContext,
  IsolatedCircuitError,
} from 'cockatiel';

/** How patiently a line is tried, ms. */
export interface Patience {
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** So many failures in a row open the breaker. */
  readonly failuresToOpen: number;
  /** How long it stays open at first; doubled each time it opens again, up to the longest. */
  readonly firstOpenMs: number;
  readonly longestOpenMs: number;
  /** Between two tries after the endpoint did not know us. */
  readonly unauthorisedMs: number;
  /** A `Retry-After` beyond this is shortened to it. */
  readonly longestRetryAfterMs: number;
}

/** What one attempt came to: done, or to be made again. */
export type Attempt<T> =
  | { readonly done: T }
  | { readonly again: { readonly isUnauthorised: boolean; readonly retryAfterMs: number | null } };

export interface Line {
  /**
   * Makes attempts until one is done, however long that takes. Only `signal` ends it: it rejects with the signal's reason,
   * at once while it waits, else when the attempt under way has ended.
   */
  readonly untilDone: <T>(attempt: () => Promise<Attempt<T>>, signal: AbortSignal) => Promise<T>;
  readonly failuresInARow: () => number;
  /** Counts every failure: what was found out before one may not hold after it. */
  readonly failures: () => number;
  /** Nothing is tried before; null when the line is closed and good. */
  readonly openUntilTs: () => number | null;
  readonly nextTryTs: () => number | null;
}

class AttemptFailed extends Error {}

/**
 * Retry with back-off and one breaker for all messages to an endpoint, by cockatiel; waiting is ours, because a pause must end it.
 * Waits are measured by `elapsed`: `now`, by which they are told, may be set back or stand still.
 */
export function createLine(
  patience: Patience,
  now: () => number,
  /** Ms, from whatever moment; nobody can set it. */
  elapsed: () => number = () => performance.now(),
): Line {
  let inARow = 0;
  let failures = 0;
  /** By `elapsed`. */
  let openUntil = 0;
  let nextTry: number | null = null;
  let hold: { readonly dispose: () => void } | null = null;
  const createBreaker = () =>
    circuitBreaker(handleType(AttemptFailed), {
      breaker: new ConsecutiveBreaker(patience.failuresToOpen),
      halfOpenAfter: new DelegateBackoff<IHalfOpenAfterBackoffContext>(({ attempt }) => {
        const ms = Math.min(patience.longestOpenMs, patience.firstOpenMs * 2 ** Math.min(attempt - 1, 30));
        openUntil = Math.max(openUntil, elapsed() + ms);
        return ms;
      }),
    });
  let policy = createBreaker();
  const backoffs = new ExponentialBackoff({
    initialDelay: patience.firstRetryMs,
    maxDelay: patience.longestRetryMs,
  });

  /** Nobody tries until then: the endpoint said so, or does not know us. */
  function keepOpen(ms: number): void {
    openUntil = Math.max(openUntil, elapsed() + ms);
    hold ??= policy.isolate();
  }

  function releaseWhenDue(): void {
    if (elapsed() < openUntil) return;
    hold?.dispose();
    hold = null;
  }

  /** `failed`: it was made and must be made again. `blocked`: the line is open, nothing was sent. */
  async function tryOnce<T>(
    attempt: () => Promise<Attempt<T>>,
  ): Promise<{ readonly done: T } | 'failed' | 'blocked'> {
    releaseWhenDue();
    try {
      return await policy.execute(async () => {
        const result = await attempt();
        if ('done' in result) return result;
        inARow += 1;
        failures += 1;
        const { isUnauthorised, retryAfterMs } = result.again;
        if (retryAfterMs !== null) keepOpen(Math.min(retryAfterMs, patience.longestRetryAfterMs));
        if (isUnauthorised) keepOpen(patience.unauthorisedMs);
        throw new AttemptFailed();
      });
    } catch (error) {
      if (error instanceof AttemptFailed) return 'failed';
      if (error instanceof IsolatedCircuitError) return 'blocked';
      if (!(error instanceof BrokenCircuitError)) throw error;
      // The breaker goes by the wall clock: set back by a day, it would stay open for a day.
      if (elapsed() > openUntil + CLOCK_STEP_MS) policy = createBreaker();
      return 'blocked';
    }
  }

  return {
    failuresInARow: () => inARow,
    failures: () => failures,
    openUntilTs: () => (inARow > 0 && openUntil > elapsed() ? now() + openUntil - elapsed() : null),
    nextTryTs: () => nextTry,
    async untilDone(attempt, signal) {
      let backoff: IBackoff<unknown> = backoffs.next();
      for (;;) {
        signal.throwIfAborted();
        const result = await tryOnce(attempt);
        if (result !== 'failed' && result !== 'blocked') {
          inARow = 0;
          nextTry = null;
          return result.done;
        }
        const waitMs = Math.max(
          openUntil - elapsed(),
          result === 'failed' ? backoff.duration : CLOCK_GRAIN_MS,
        );
        if (result === 'failed') backoff = backoff.next(undefined);
        nextTry = now() + waitMs;
        await sleep(waitMs, undefined, { signal, ref: false });
      }
    },
  };
}

/** The breaker has a clock of its own: it may open a moment later than ours says. One that is later by more was set back. */
const CLOCK_STEP_MS = 500;
const CLOCK_GRAIN_MS = 5;
