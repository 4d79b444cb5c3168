import { type ChildProcess, spawn } from 'node:child_process';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { StandInLedger } from '../../data/model/exchange';

const KEY = '0123456789abcdeffedcba9876543210';
const IV = '000102030405060708090a0b0c0d0e0f';
const SECRET = 'a secret of these tests';
const PROFILE = 'bj-dust-draft/0';
const folder = mkdtempSync(join(tmpdir(), 'dust-twin-stand-in-'));
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.stdin?.end();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface StandIn {
  readonly child: ChildProcess;
  readonly base: string;
  readonly said: () => string;
}

async function start(ledger: string): Promise<StandIn> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/ministry/run.ts'], { stdio: 'pipe' });
  children.push(child);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const story = {
    port: 0,
    host: '127.0.0.1',
    ledgerPath: join(folder, ledger),
    appId: 'practice',
    appSecret: SECRET,
    sm4KeyHex: KEY,
    sm4IvHex: IV,
    dripMs: 1,
  };
  child.stdin.write(`${JSON.stringify(story)}\n`);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { listening } = JSON.parse(line) as { listening: number };
  return { child, base: `http://127.0.0.1:${listening}`, said: () => said };
}

test('a message is kept before it is answered: after kill -9 and a torn line it is known', async () => {
  const first = await start('kept.ndjson');
  expect(await (await fetch(`${first.base}/stand-in`)).json()).toMatchObject({ standIn: true });
  expect((await post(first.base, base())).status).toBe(200);
  const message = realtime(1, 3);
  expect(await (await post(first.base, message)).json()).toEqual({
    code: 0,
    msg: 'ok',
    messageId: 'E1-1-3',
    accepted: 3,
    duplicate: false,
    failed: [],
  });
  const before = await ledgerOf(first.base);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  appendFileSync(join(folder, 'kept.ndjson'), '{"kind":"data","messageId":"E1-4');
  const second = await start('kept.ndjson');
  expect(second.said()).toBe("The ledger's last line was torn: 32 bytes were cut off.\n");
  expect(await ledgerOf(second.base)).toEqual(before);
  expect(await (await post(second.base, message)).json()).toMatchObject({ accepted: 3, duplicate: true });
  expect(await (await post(second.base, realtime(4, 5))).json()).toMatchObject({
    accepted: 2,
    duplicate: false,
  });
  expect(await ledgerOf(second.base)).toMatchObject({ messages: 3, records: 5, repeated: 1, enterprises: 1 });
});

test('risk results come sealed, and misbehaviours are told on standard input', async () => {
  const { base: url, child, said } = await start('bent.ndjson');
  await post(url, base());
  await post(url, realtime(1, 3));
  const query = { profile: PROFILE, type: 'riskQuery', since: '20260101000000000', entCodes: ['E1'] };
  const answer = (await (await post(url, query, '/risk-results')).json()) as { code: number; data: string };
  expect(answer.code).toBe(0);
  expect(open(answer.data)).toMatchObject({ results: [{ entCode: 'E1', level: 4, score: 0 }] });

  const tell = async (behaviour: string, requests: number | null) => {
    child.stdin?.write(`${JSON.stringify({ behaviour, requests })}\n`);
    await expect.poll(async () => (await ledgerOf(url)).behaviour).toBe(behaviour);
  };
  const next = realtime(4, 6);
  await tell('too-many', 1);
  const tooMany = await post(url, next);
  expect([tooMany.status, tooMany.headers.get('retry-after')]).toEqual([429, '2']);
  await tell('refuse', 1);
  expect(await (await post(url, next)).json()).toMatchObject({ code: 1001 });
  await tell('unauthorised', 1);
  expect((await post(url, next)).status).toBe(401);
  await tell('server-error', 1);
  expect((await post(url, next)).status).toBe(503);
  await tell('timeout', 1);
  await expect(post(url, next, '/data', AbortSignal.timeout(200))).rejects.toThrow('timeout');
  expect(await ledgerOf(url)).toMatchObject({ messages: 2, behaviour: 'none' });

  await tell('partial', 1);
  expect(await (await post(url, next)).json()).toMatchObject({
    accepted: 2,
    duplicate: false,
    failed: [{ recordId: '4', code: 4001 }],
  });
  expect(await (await post(url, next)).json()).toMatchObject({ accepted: 3, duplicate: true, failed: [] });
  await tell('answer-lost', 1);
  await expect(post(url, realtime(7, 7))).rejects.toThrow('fetch failed');
  expect(await (await post(url, realtime(7, 7))).json()).toMatchObject({ duplicate: true });
  await tell('truncated', 2);
  const broken = async (message: object) => (await post(url, message)).text();
  await expect(broken(realtime(8, 8))).rejects.toThrow('terminated');
  await expect(broken(realtime(9, 9))).rejects.toThrow('terminated');
  expect(await (await post(url, realtime(8, 8))).json()).toMatchObject({ duplicate: true });
  expect(await (await post(url, realtime(9, 9))).json()).toMatchObject({ duplicate: false });
  await tell('slow', 1);
  expect(await (await post(url, realtime(10, 10))).json()).toMatchObject({ code: 0, accepted: 1 });
  child.stdin?.write('{"behaviour":"sulk"}\n');
  await expect.poll(said).toContain('The stand-in refuses a command: behaviour: ');
  expect(await ledgerOf(url)).toMatchObject({
    records: 10,
    violations: { twice: 0, 'out-of-order': 0, changed: 0 },
  });
});

test('a story without its key is one sentence without a secret, and exit 1', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/ministry/run.ts'], { stdio: 'pipe' });
  children.push(child);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stdin.write(
    '{"port":0,"host":"127.0.0.1","ledgerPath":"x","appId":"a","appSecret":"0123456789abcdef","sm4KeyHex":"12","sm4IvHex":"00000000000000000000000000000000"}\n',
  );
  const [code] = await once(child, 'exit');
  expect([code, said]).toEqual([
    1,
    'The stand-in cannot start: sm4KeyHex: give 32 hexadecimal digits: 128 bits.\n',
  ]);
});

function base(): object {
  return {
    profile: PROFILE,
    type: 'base',
    messageId: 'E1-base-1',
    entCode: 'E1',
    entId: 'E1',
    sentTime: '20260501120000000',
    name: '样例一厂',
    district: '110108',
    collectors: [{ collectorCode: 'E1-C01', name: '除尘系统', type: 'dry', dust: 1, points: ['WD', 'QT'] }],
    stations: [{ stationCode: 'S1', name: '监测站', collectors: ['E1-C01'], virtual: true }],
  };
}

function realtime(from: number, to: number): object {
  const records = Array.from({ length: to - from + 1 }, (_, i) => ({
    recordId: String(from + i),
    collectorCode: 'E1-C01',
    pointCode: 'WD',
    collectTime: `202605011200${String(from + i).padStart(2, '0')}000`,
    value: 31.5,
    quality: 0,
  }));
  return {
    profile: PROFILE,
    type: 'realtime',
    messageId: `E1-${from}-${to}`,
    entCode: 'E1',
    entId: 'E1',
    sentTime: '20260501120100000',
    seq: from,
    records,
  };
}

/** An own sealing, so that the test does not trust what it tests. */
async function post(
  base: string,
  inner: object,
  path = '/data',
  signal: AbortSignal | null = null,
): Promise<Response> {
  const cipher = createCipheriv('sm4-cbc', Buffer.from(KEY, 'hex'), Buffer.from(IV, 'hex'));
  const data = Buffer.concat([cipher.update(JSON.stringify(inner)), cipher.final()])
    .toString('hex')
    .toUpperCase();
  return fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', appsecret: SECRET },
    body: JSON.stringify({ appid: 'practice', data }),
    signal,
  });
}

function open(data: string): unknown {
  const decipher = createDecipheriv('sm4-cbc', Buffer.from(KEY, 'hex'), Buffer.from(IV, 'hex'));
  return JSON.parse(Buffer.concat([decipher.update(data, 'hex'), decipher.final()]).toString()) as unknown;
}

async function ledgerOf(base: string): Promise<StandInLedger> {
  const response = await fetch(`${base}/ledger`, { headers: { appsecret: SECRET } });
  return (await response.json()) as StandInLedger;
}
