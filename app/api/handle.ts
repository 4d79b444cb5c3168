import type { Identity } from '../../data/model/person';
import { requireRight } from '../auth/require-right';
import type { Right } from '../auth/rights';
import { log } from '../log';
import { ProblemError, problemResponse } from './problem';

/** What a handler is given once the right is checked. */
export interface Call<Params> {
  readonly request: Request;
  readonly identity: Identity;
  readonly params: Params;
  readonly url: URL;
}

interface Context<Params> {
  readonly params: Promise<Params>;
}

type Handler<Params> = (request: Request, context: Context<Params>) => Promise<Response>;

/** A handler behind a right, or behind any of several: check, run, and answer whatever was thrown as problem+json. */
export function handle<Params = unknown>(
  right: Right | readonly Right[],
  run: (call: Call<Params>) => Promise<Response>,
): Handler<Params> {
  return frame(async (request, context) => {
    const identity = await requireRight(request, right);
    return run({ request, identity, params: await context.params, url: new URL(request.url) });
  });
}

/** The same without a right. For health and signing in alone; a test counts its uses. */
export function handleOpenly(run: (request: Request) => Promise<Response>): Handler<unknown> {
  return frame((request) => run(request));
}

function frame<Params>(run: Handler<Params>): Handler<Params> {
  return async (request, context) => {
    try {
      return await run(request, context);
    } catch (error) {
      if (error instanceof ProblemError) return problemResponse(request, error);
      log.error({ err: error, path: new URL(request.url).pathname }, 'A call could not be answered.');
      return problemResponse(request, new ProblemError(500, 'internal'));
    }
  };
}
