import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMisbehaviour } from './misbehaviour';
import { openLedger } from './open-ledger';
import { sealAnswer } from './seal-answer';
import { serveStandIn } from './serve-stand-in';

const keys = {
  appId: 'practice',
  appSecret: 'a secret of these tests',
  sm4Key: Buffer.alloc(16),
  sm4Iv: Buffer.alloc(16),
};
const folder = mkdtempSync(join(tmpdir(), 'dust-twin-stand-in-'));
const path = join(folder, 'ledger.ndjson');
let server: Server;
let port = 0;

beforeAll(async () => {
  const ledger = await openLedger(path, () => undefined);
  const misbehaviour = createMisbehaviour();
  server = serveStandIn({
    name: 'x',
    keys,
    ledger,
    misbehaviour,
    dripMs: 1,
    now: () => 0,
    warn: () => undefined,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const headers = { 'content-type': 'application/json', appsecret: keys.appSecret };
const ask = (to: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${to}`, init);
const post = (body: BodyInit, over: Record<string, string> = {}) =>
  ask('/data', { method: 'POST', headers: { ...headers, ...over }, body });
const sealed = (inner: unknown) => JSON.stringify({ appid: 'practice', data: sealAnswer(inner, keys) });
const BASE = {
  profile: 'bj-dust-draft/0',
  type: 'base',
  messageId: 'E1-base',
  entCode: 'E1',
  entId: 'E1',
  sentTime: '20260501120000000',
  name: '一厂',
  district: '110108',
  collectors: [],
  stations: [],
};

test.each([
  ['another path', () => ask('/'), 404],
  ['another method', () => ask('/data'), 405],
  ['a ledger without the secret', () => ask('/ledger'), 401],
  ['another type', () => post('x', { 'content-type': 'text/plain' }), 400],
  ['a compressed body', () => post(gzipSync(sealed(BASE)), { 'content-encoding': 'gzip' }), 400],
  ['a body over 1 MiB', () => post(new Uint8Array(1024 * 1024 + 1)), 413],
  ['a body that is no JSON', () => post('{'), 400],
  ['a secret that is wrong', () => post(sealed(BASE), { appsecret: 'x' }), 401],
])('%s is refused', async (_, send, status) => {
  const response = await send();
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code: status, msg: expect.any(String) as string });
});

test('bytes that are no HTTP get 400 and harm nobody', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.end('\u0000\u0001 SSH-2.0\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(String(answer)).toMatch(/^HTTP\/1\.1 400 /);
  expect((await ask('/stand-in')).status).toBe(200);
});

test('the same message from two lines at once is kept once', async () => {
  const answers = await Promise.all(
    [post(sealed(BASE)), post(sealed(BASE))].map(async (each) => (await each).json()),
  );
  expect(answers.map(({ duplicate }: { duplicate: boolean }) => duplicate).toSorted()).toEqual([false, true]);
  const kinds = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { kind: string }).kind);
  expect(kinds).toEqual(['base', 'repeat']);
});

test('a ledger that is damaged before its end is not opened', async () => {
  const damaged = join(folder, 'damaged.ndjson');
  const ledger = await openLedger(damaged, () => undefined);
  await ledger.commit([{ kind: 'repeat', messageId: 'a' }]);
  await ledger.close();
  appendFileSync(damaged, '{"kind":\n{"kind":"repeat","messageId":"b"}\n');
  await expect(openLedger(damaged, () => undefined)).rejects.toThrow('Line 2 of the ledger');
});
