import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Aedes } from 'aedes';
import { afterEach, expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../data/catalogue/sample-plants';
import type { TelemetryMessage } from './stations/to-message';

interface Published {
  readonly client: string;
  readonly topic: string;
  readonly text: string;
  readonly qos: number;
  readonly retain: boolean;
}

interface Heard {
  readonly port: number;
  readonly published: Published[];
  readonly logins: [string, string][];
  readonly close: () => Promise<void>;
}

const endings: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

const story = (mqttPort: number, more: object = {}) => ({
  mqttUrl: `mqtt://127.0.0.1:${mqttPort}`,
  webUrl: null,
  seed: 1,
  records: SAMPLE_RECORDS.map((record) =>
    record.kind === 'station' ? { ...record, messageIntervalMs: 1000 } : record,
  ),
  stations: ['S1', 'S5'].map((id) => ({ id, secret: `secret-of-${id}-0123456789` })),
  ...more,
});

test('each station speaks on its own line with its own credentials, and leaves when input ends', async () => {
  const heard = await listen();
  const child = startStations(story(heard.port));
  await until(() => telemetryOf(heard, 'S1').length >= 3 && telemetryOf(heard, 'S5').length >= 3);
  expect(heard.logins.toSorted()).toEqual([
    ['S1', 'secret-of-S1-0123456789'],
    ['S5', 'secret-of-S5-0123456789'],
  ]);
  const online = heard.published.filter(({ topic }) => topic === 'dust/v1/S1/status');
  expect(online).toEqual([
    { client: 'S1', topic: 'dust/v1/S1/status', text: '{"online":true}', qos: 1, retain: true },
  ]);
  const messages = telemetryOf(heard, 'S1');
  expect(messages.map(({ seq }) => seq).slice(0, 3)).toEqual([0, 1, 2]);
  expect(messages[0]?.samples.map(({ collector }) => collector)).toEqual(['C01', 'C02', 'C03']);
  expect(Math.abs((messages[0]?.samples[0]?.ts ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(messages[0]?.samples[0]?.values).toMatchObject({
    running: true,
    producing: true,
    airlockFault: false,
  });
  child.stdin?.end();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  await until(() =>
    heard.published.some(({ topic, text }) => topic === 'dust/v1/S1/status' && text === '{"online":false}'),
  );
});

test('obeys commands and refuses a wrong one in a sentence', async () => {
  const heard = await listen();
  const child = startStations(story(heard.port));
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += String(chunk);
  });
  await until(() => telemetryOf(heard, 'S1').length >= 1);
  tell(child, { cmd: 'inject', collector: 'E1-C01', fault: 'airlock-motor-trip', severity: 1, rampS: 0 });
  await until(() => telemetryOf(heard, 'S1').at(-1)?.samples[0]?.values.airlockFault === true);
  tell(child, { cmd: 'clear', collector: 'E1-C01' });
  await until(() => telemetryOf(heard, 'S1').at(-1)?.samples[0]?.values.airlockFault === false);
  tell(child, { cmd: 'inject', collector: 'E1-C01', fault: 'pump-trip', severity: 1, rampS: 0 });
  await until(() => complaint.includes('fault "pump-trip" does not fit the dry collector "E1-C01"'));
});

test('what was measured while the line was down comes afterwards, oldest first, without a gap', async () => {
  const first = await listen();
  const child = startStations(story(first.port));
  await until(() => telemetryOf(first, 'S1').length >= 2);
  await first.close();
  await pause(4000);
  const second = await listen(first.port);
  await until(() => telemetryOf(second, 'S1').length >= 6);
  const seqs = [...telemetryOf(first, 'S1'), ...telemetryOf(second, 'S1')].map(({ seq }) => seq);
  const distinct = [...new Set(seqs)];
  expect(distinct).toEqual(distinct.map((_, i) => i));
  expect(child.exitCode).toBeNull();
});

test('a network lost by a fault cuts the line without a goodbye; cleared, all comes in order on a new one', async () => {
  const heard = await listen();
  const child = startStations(story(heard.port));
  await until(() => telemetryOf(heard, 'S1').length >= 2);
  tell(child, { cmd: 'inject', collector: 'E1-C02', fault: 'network-lost', severity: 1, rampS: 0 });
  await until(() => heard.published.some(({ text }) => text === '{"online":false}'));
  const before = telemetryOf(heard, 'S1').length;
  const others = telemetryOf(heard, 'S5').length;
  await until(() => telemetryOf(heard, 'S5').length >= others + 3);
  expect(telemetryOf(heard, 'S1')).toHaveLength(before);
  tell(child, { cmd: 'clear', collector: 'E1-C02' });
  await until(() => telemetryOf(heard, 'S1').length >= before + 4);
  const seqs = [...new Set(telemetryOf(heard, 'S1').map(({ seq }) => seq))];
  expect(seqs).toEqual(seqs.map((_, i) => i));
  expect(heard.logins.filter(([user]) => user === 'S1')).toHaveLength(2);
});

test('power lost by a fault: the line ends; back, it speaks as another boot from 0', async () => {
  const heard = await listen();
  const child = startStations(story(heard.port));
  await until(() => telemetryOf(heard, 'S1').length >= 2);
  tell(child, { cmd: 'inject', collector: 'E1-C01', fault: 'station-power-lost', severity: 1, rampS: 0 });
  await until(() => heard.published.some(({ text }) => text === '{"online":false}'));
  const before = telemetryOf(heard, 'S1');
  tell(child, { cmd: 'clear', collector: 'E1-C01' });
  await until(() => telemetryOf(heard, 'S1').length > before.length);
  const back = telemetryOf(heard, 'S1')[before.length];
  expect(back).toMatchObject({ boot: String(Number(before[0]?.boot) + 1), seq: 0 });
});

test('posts pictures with the station secret and tries again after a refusal', async () => {
  const heard = await listen();
  const posts: {
    path: string;
    authorization: string | undefined;
    type: string | undefined;
    magic: string;
  }[] = [];
  const web = createHttp((request, response) => {
    void bodyOf(request).then((body) => {
      const { authorization, 'content-type': type } = request.headers;
      posts.push({
        path: (request.url ?? '').replace(/\?ts=\d{13}$/, '?ts='),
        authorization,
        type,
        magic: body.subarray(1, 4).toString(),
      });
      response.writeHead(posts.length === 1 ? 503 : 204).end();
    });
  });
  const webUrl = `http://127.0.0.1:${await open(web)}`;
  startStations(story(heard.port, { webUrl, stations: [{ id: 'S5', secret: 'secret-of-S5-0123456789' }] }));
  await until(() => posts.length >= 2);
  const expected = {
    path: '/api/cameras/E5-K01/snapshots?ts=',
    authorization: 'Bearer secret-of-S5-0123456789',
    type: 'image/png',
    magic: 'PNG',
  };
  expect(posts.slice(0, 2)).toEqual([expected, expected]);
});

test('a story without its station is one sentence and exit 1', async () => {
  const child = startStations(story(1, { stations: [{ id: 'S9', secret: 'x' }] }));
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(complaint).toBe(
    'The virtual stations cannot start: station "S9" has no record or no enterprise among "records": send them too.\n',
  );
});

async function listen(port = 0): Promise<Heard> {
  const published: Published[] = [];
  const logins: [string, string][] = [];
  const sockets = new Set<Socket>();
  const broker = await Aedes.createBroker({
    authenticate: (client, username, password, done) => {
      logins.push([String(username), String(password)]);
      done(null, client.id === username);
    },
  });
  broker.on('publish', ({ topic, payload, qos, retain }, client) => {
    if (client) published.push({ client: client.id, topic, text: String(payload), qos, retain });
  });
  const server = createServer(broker.handle);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    const down = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await down;
    await new Promise<void>((resolve) => broker.close(() => resolve()));
  };
  endings.push(close);
  return { port: await open(server, port), published, logins, close };
}

async function open(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  endings.push(() => void server.close());
  return (server.address() as AddressInfo).port;
}

function startStations(first: object): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/stations.ts'], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  endings.push(() => void child.kill('SIGKILL'));
  tell(child, first);
  return child;
}

function tell(child: ChildProcess, line: object): void {
  child.stdin?.write(`${JSON.stringify(line)}\n`);
}

function telemetryOf(heard: Heard, station: string): TelemetryMessage[] {
  return heard.published
    .filter(({ topic }) => topic === `dust/v1/${station}/telemetry`)
    .map(({ text }) => JSON.parse(text) as TelemetryMessage);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(50);
}
