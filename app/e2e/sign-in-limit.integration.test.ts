import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedServer, startServer } from './start-server';

let server: StartedServer;
beforeAll(async () => {
  server = await startServer({ demo: '0' });
});
afterAll(async () => {
  await server.stop();
});

it('limits sign-in attempts by the line they come on, whatever X-Forwarded-For says', async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const answer = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${attempt}` },
      body: JSON.stringify({ token: 'x'.repeat(43), name: 'a stranger' }),
    });
    statuses.push(answer.status);
  }
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
  expect(statuses.slice(10)).toEqual([429, 429]);
});
