import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Identity } from '../../data/model/person';
import type { Call } from './handle';
import { ProblemError } from './problem';

/** How often one client may make calls that cost much: far more than a page asks for that is scrubbed at 4 Hz. */
const LIMITS = {
  /** Whole worlds or registries as files. */
  export: { points: 20, seconds: 60 },
  import: { points: 30, seconds: 60 },
  forecasts: { points: 100, seconds: 10 },
  'data-health': { points: 100, seconds: 10 },
  /** Own password and codes: each is hashed or counted in the one line that signing in stands in too. */
  credentials: { points: 20, seconds: 60 },
  moment: { points: 200, seconds: 10 },
  /** Pictures read; several cameras are shown at once. */
  pictures: { points: 400, seconds: 10 },
  /** Pictures posted: each is decoded and written. */
  'picture-upload': { points: 120, seconds: 10 },
} as const;
export type CostlyCall = keyof typeof LIMITS;

/** The same work, but so often per client and no more. Throws ProblemError 429, which says when to come again. */
export function limited<Params>(
  what: CostlyCall,
  run: (call: Call<Params>) => Promise<Response>,
): (call: Call<Params>) => Promise<Response> {
  const { points, seconds } = LIMITS[what];
  const limiter = new RateLimiterMemory({ keyPrefix: what, points, duration: seconds });
  return async (call) => {
    try {
      await limiter.consume(clientOf(call.identity));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const wait = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new ProblemError(429, 'too-many-calls', { limit: points, window: seconds, seconds: wait });
    }
    return run(call);
  };
}

/** A person at each of their desks; a program by its account. */
function clientOf({ kind, name, sessionId }: Identity): string {
  return `${kind} ${sessionId ?? name}`;
}
