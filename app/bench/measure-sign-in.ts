import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type StartedServer, startServer } from '../e2e/start-server';
import { quantile } from './figures';

const WRONG_A_MINUTE = 1000;
const ASK_EVERY_MS = 50;
const BLOCK_MS = 20_000;
/** Quiet and beside wrong sign-ins take turns, so that what else the machine does falls on both. */
const BLOCKS = 6;
const WARM_UP_MS = 5000;

export interface SignInFigures {
  /** Time to the answer of other calls, ms. */
  readonly quietP95: number;
  readonly besideP95: number;
  /** Slower by, %. */
  readonly slowerPercent: number;
  readonly answers: Readonly<Record<number, number>>;
}

/**
 * What a thousand wrong sign-ins a minute do to everybody else: time to the answer of `GET /api/enterprises`, twenty a second, in quiet
 * and beside them. They come from 250 loopback addresses with another name each, so that neither the limit of a line nor a lock
 * spares the server its hashes.
 */
export async function measureSignIn(): Promise<SignInFigures> {
  const server = await startServer({ demo: '1' });
  const answers: Record<number, number> = {};
  const quiet: number[] = [];
  const beside: number[] = [];
  try {
    await askSteadily(server, WARM_UP_MS);
    for (let block = 0; block < BLOCKS; block += 1) {
      const isQuiet = block % 2 === 0;
      const attack = isQuiet ? Promise.resolve() : signInWrongly(server, BLOCK_MS, answers);
      (isQuiet ? quiet : beside).push(...(await askSteadily(server, BLOCK_MS)));
      await attack;
    }
  } finally {
    await server.stop();
  }
  const quietP95 = quantile(quiet, 0.95);
  const besideP95 = quantile(beside, 0.95);
  return { quietP95, besideP95, slowerPercent: (besideP95 / quietP95 - 1) * 100, answers };
}

/** Asks at a steady pace, whether or not earlier answers are there; answers how long each took, ms. */
async function askSteadily(server: StartedServer, forMs: number): Promise<readonly number[]> {
  const asked: Promise<number>[] = [];
  for (let at = 0; at < forMs; at += ASK_EVERY_MS) {
    asked.push(ask(server));
    await wait(ASK_EVERY_MS);
  }
  return Promise.all(asked);
}

async function ask(server: StartedServer): Promise<number> {
  const began = performance.now();
  const answer = await server.api('/api/enterprises');
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`GET /api/enterprises answered ${answer.status}.`);
  return performance.now() - began;
}

async function signInWrongly(
  server: StartedServer,
  forMs: number,
  answers: Record<number, number>,
): Promise<void> {
  const pauseMs = 60_000 / WRONG_A_MINUTE;
  const sent: Promise<void>[] = [];
  for (let at = 0, n = 0; at < forMs; at += pauseMs, n += 1) {
    sent.push(
      postFrom(server, `127.0.0.${2 + (n % 250)}`, `nobody ${at} ${n}`).then((status) => {
        answers[status] = (answers[status] ?? 0) + 1;
      }),
    );
    await wait(pauseMs);
  }
  await Promise.all(sent);
}

async function postFrom(server: StartedServer, localAddress: string, name: string): Promise<number> {
  const body = JSON.stringify({ name, password: 'a wrong password of theirs' });
  const sending = request(`${server.url}/api/session`, {
    method: 'POST',
    localAddress,
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  });
  sending.end(body);
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}
