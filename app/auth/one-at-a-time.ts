import { ProblemError } from '../api/problem';

/** Jobs that wait at once; whoever comes beyond them is sent away. */
const MOST_WAITING = 8;
const TRY_AGAIN_S = 2;

interface Turns {
  last: Promise<unknown>;
  waiting: number;
}

/**
 * Runs work on people's accounts, one piece after the other: a password's hash takes a core for some 20 ms and 19 MiB, so a crowd of
 * wrong ones holds at most one of the threads that the database works on too; and nothing comes between reading and writing, be it
 * wrong attempts, the names that are taken or who is the last administrator.
 * Throws ProblemError 429 when too many wait. Requests of all handlers stand in one line: Next may load this module more than once.
 */
export async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const turns = turnsOfAll();
  if (turns.waiting >= MOST_WAITING)
    throw new ProblemError(429, 'too-many-attempts', { seconds: TRY_AGAIN_S }, { seconds: TRY_AGAIN_S });
  turns.waiting += 1;
  const result = turns.last.then(work).finally(() => {
    turns.waiting -= 1;
  });
  turns.last = result.catch(() => undefined);
  return result;
}

const KEY = Symbol.for('dust-twin.one-at-a-time');

function turnsOfAll(): Turns {
  const all = globalThis as Record<symbol, unknown>;
  all[KEY] ??= { last: Promise.resolve(), waiting: 0 } satisfies Turns;
  return all[KEY] as Turns;
}
