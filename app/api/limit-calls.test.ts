import { expect, test } from 'vitest';
import type { Identity } from '../../data/model/person';
import { limited } from './limit-calls';
import { ProblemError, problemResponse } from './problem';

const request = new Request('http://127.0.0.1:3000/api/exercises/X/export');
const callOf = (identity: Partial<Identity>) => ({
  request,
  identity: { kind: 'session', name: 'Li', role: 'trainer', districts: null, ...identity } as Identity,
  params: {},
  url: new URL(request.url),
});

test('refuses the client that calls too often, says when to come again, and refuses nobody else', async () => {
  const run = limited('export', async () => new Response('whole'));
  const desk = callOf({ sessionId: 's1' });
  for (let count = 0; count < 20; count += 1) expect((await run(desk)).status).toBe(200);
  const refused = await run(desk).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ProblemError);
  const response = problemResponse(request, refused as ProblemError);
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect((await run(callOf({ sessionId: 's2' }))).status).toBe(200);
  expect((await run(callOf({ kind: 'api-key', name: 'api:admin' }))).status).toBe(200);
});

test('lets a page scrub at 4 Hz', async () => {
  const run = limited('moment', async () => new Response('then'));
  for (let count = 0; count < 40; count += 1)
    expect((await run(callOf({ sessionId: 's1' }))).status).toBe(200);
});
