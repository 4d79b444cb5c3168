import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Aedes } from 'aedes';
import { afterEach, expect, test } from 'vitest';

const endings: (() => void)[] = [];

afterEach(() => {
  for (const end of endings.splice(0).toReversed()) end();
});

test('registers its plants with fresh secrets, then speaks with them until it is ended', async () => {
  const logins = new Map<string, string>();
  const broker = await Aedes.createBroker({
    authenticate: (_client, username, password, done) => {
      logins.set(String(username), String(password));
      done(null, true);
    },
  });
  const mqttPort = await open(createServer(broker.handle));
  let imported = '';
  let authorization: string | undefined;
  const web = createHttp((request, response) => {
    request.on('data', (chunk) => {
      if (request.url === '/api/registry/import') imported += String(chunk);
    });
    request.on('end', () => {
      if (request.url === '/api/registry/import') authorization = request.headers.authorization;
      response.end('{"errors":[]}');
    });
  });
  const child = start([
    '--url',
    `http://127.0.0.1:${await open(web)}`,
    '--mqtt',
    `mqtt://127.0.0.1:${mqttPort}`,
    '--key',
    'k'.repeat(32),
  ]);
  while (logins.size < 5) await pause(50);
  expect(authorization).toBe(`Bearer ${'k'.repeat(32)}`);
  const stations = imported
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; id: string; virtual?: boolean; secret?: string })
    .filter(({ kind }) => kind === 'station');
  expect(stations.map(({ id, virtual }) => [id, virtual])).toEqual(
    ['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => [id, true]),
  );
  expect([...logins].toSorted()).toEqual(stations.map(({ id, secret }) => [id, secret]));
  expect(new Set(logins.values()).size).toBe(5);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});

test.each([
  [['--url', 'http://127.0.0.1:1', '--mqtt', 'mqtt://127.0.0.1:1', '--key', 'x'], 'cannot be reached'],
  [
    [
      '--url',
      'http://127.0.0.1:1',
      '--mqtt',
      'mqtt://127.0.0.1:1',
      '--key',
      'x',
      '--records',
      '/no/such.ndjson',
    ],
    '/no/such.ndjson cannot be read',
  ],
  [['--url', 'nowhere', '--mqtt', 'mqtt://127.0.0.1:1', '--key', 'x'], 'give a URL'],
  [['--url', 'http://127.0.0.1:1'], "required option '--mqtt <url>' not specified"],
])('%j ends with one sentence and exit 1', async (given, sentence) => {
  const child = start(given);
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(complaint).toContain(sentence);
  expect(complaint.trim().split('\n')).toHaveLength(1);
});

test('the week writer writes lines to standard output', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/write-week.ts', '--days', '0.002'], {
    stdio: 'pipe',
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { topic: string });
  expect(lines).toHaveLength(5 * Math.floor((0.002 * 86_400) / 5));
});

function start(given: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/simulate.ts', ...given], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  endings.push(() => void child.kill('SIGKILL'));
  return child;
}

async function open(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(() => void server.close());
  return (server.address() as AddressInfo).port;
}
