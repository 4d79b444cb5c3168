import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../../data/model/frame';
import { LIVE } from '../../../data/model/world';
import { type StartedServer, startServer } from '../start-server';
import { type Answered, type Asked, ask } from './ask';
import { checkMatrix, findUnlisted } from './check-matrix';
import { findBuilt, findSources } from './find-routes';
import { CALL_ROWS, PAGE_ROWS, type PageRow } from './matrix';
import {
  FAR,
  FAR_NAMES,
  NEAR,
  NEAR_NAMES,
  NEAR_SECRET,
  SOMEBODIES,
  writeTwoDistricts,
} from './two-districts';

const ROOT = join(import.meta.dirname, '../../..');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const sources = findSources(join(ROOT, 'app'));
let server: StartedServer;
let folder: string;
/** Begun first and looked at last: it takes ten seconds. */
let slowLine: Promise<string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dust-twin-rights-'));
  await writeTwoDistricts(folder);
  server = await startServer({ dataDir: folder, demo: '0' });
  slowLine = beginSlowly(server.url);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const send = (asked: Asked): Promise<Answered> => ask(server.url, asked);
const cookieOf = (role: string, sees = 'near'): string =>
  SOMEBODIES.find((one) => one.role === role && one.sees === sees)?.cookie ?? '';
const checked = () => ({ ask: send, origin: server.url, somebodies: SOMEBODIES, now: Date.now() });

describe('every call', () => {
  it('that is served stands in the table, and the build serves what the sources have', async () => {
    const built = findBuilt(join(ROOT, '.next'));
    expect(built).toEqual(sources);
    expect(findUnlisted(await servedCalls(built.routes), CALL_ROWS)).toEqual([]);
  });

  it('answers each role, in its own district and in another, nobody, wrong keys and foreign pages as its row says', async () => {
    expect(await checkMatrix(CALL_ROWS, checked())).toEqual([]);
  });

  it('answers a station by what is its own alone', async () => {
    const headers = { authorization: `Bearer ${NEAR_SECRET}` };
    const post = (camera: string) =>
      send({ method: 'POST', path: `/api/cameras/${camera}/snapshots`, headers, body: 'no picture' });
    expect([400, 415]).toContain((await post(NEAR.camera)).status);
    expect([403, 404]).toContain((await post(FAR.camera)).status);
    expect((await send({ method: 'GET', path: '/api/enterprises', headers })).status).toBe(403);
  });

  it('answers no method that it has not, and nothing to who only asks for its methods', async () => {
    for (const path of sources.routes.map(fillIn)) {
      for (const method of ['PROPFIND', 'TRACE', 'COPY', 'LINK']) {
        const { status } = await send({ method, path });
        expect([400, 401, 405, 501], `${method} ${path}: ${status}`).toContain(status);
      }
      const options = await send({ method: 'OPTIONS', path });
      expect([204, 401], path).toContain(options.status);
      expect(options.text, path).not.toMatch(NEAR_NAMES);
      const head = await send({ method: 'HEAD', path });
      expect(head.text, path).toBe('');
      expect(path === '/api/health' ? [200] : [401, 405], path).toContain(head.status);
    }
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    [
      'x-middleware-subrequest',
      { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    ],
    ['x-forwarded-for', { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' }],
    ['referer', { referer: '{origin}/alarms', origin: '{origin}' }],
    ['x-forwarded-host', { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }],
    ['x-http-method-override', { 'x-http-method-override': 'GET', 'x-original-url': '/api/health' }],
    ['rsc', { rsc: '1', 'next-router-prefetch': '1' }],
    ['x-matched-path', { 'x-matched-path': '/api/health', 'x-invoke-path': '/api/health' }],
  ])('is not opened by %s', async (_name, headers) => {
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('{origin}', server.url)]),
    );
    for (const path of [
      '/api/enterprises',
      '/api/alarms.rsc',
      '/api/people?_rsc=1',
      '/api/health/../people',
      '/metrics',
    ])
      for (const method of ['GET', 'POST']) {
        const { status, text } = await send({ method, path, headers: filled });
        expect([400, 401, 404, 405, 308, 307], `${method} ${path}`).toContain(status);
        expect(text).not.toMatch(NEAR_NAMES);
      }
  });
});

describe('every page', () => {
  it('stands in the table', () => {
    expect(PAGE_ROWS.map(({ page }) => page).sort()).toEqual(sources.pages);
  });

  it('is shown to its roles and to no others, whole or as a part', async () => {
    const faults = await Promise.all(PAGE_ROWS.flatMap((row) => KINDS.map((kind) => checkPage(row, kind))));
    expect(faults.flat()).toEqual([]);
  });
});

describe('every live line', () => {
  const lines: Socket[] = [];
  afterAll(() => {
    for (const line of lines) line.close();
  });

  function open(headers: Readonly<Record<string, string>>): Promise<Socket | string> {
    const line = io(server.url, { reconnection: false, forceNew: true, extraHeaders: { ...headers } });
    lines.push(line);
    return new Promise((resolve) => {
      line.once('connect', () => resolve(line));
      line.once('connect_error', (error) => resolve(error.message));
    });
  }

  it('brings each role what lies in its districts', async () => {
    for (const { role, sees, cookie } of SOMEBODIES) {
      const line = await open({ cookie });
      if (typeof line === 'string') throw new Error(`${role} of ${sees}: ${line}`);
      const heard: unknown[] = [];
      line.onAny((...told: unknown[]) => heard.push(told));
      const first = new Promise<Frame>((resolve) => line.once('frame', resolve));
      const collectors = [NEAR.collector, FAR.collector];
      expect(await line.emitWithAck('watch', { world: LIVE, collectors })).toMatchObject({ ok: true });
      const names = JSON.stringify(await first);
      expect([NEAR_NAMES.test(names), FAR_NAMES.test(names)], role).toEqual([true, sees === 'city']);
      const foreign = await line.emitWithAck('watch', { world: `run:${FAR.run}`, city: true });
      const gone = await line.emitWithAck('watch', { world: 'run:gone', city: true });
      if (sees === 'near') {
        expect(foreign).toEqual({ error: gone.error.replaceAll('run:gone', `run:${FAR.run}`) });
        expect(JSON.stringify(heard)).not.toMatch(FAR_NAMES);
      } else expect(foreign).toMatchObject({ ok: true });
      line.close();
    }
  });

  it.each<[string, () => Readonly<Record<string, string>>]>([
    ['nobody', () => ({})],
    ['an unknown session', () => ({ cookie: 'dust_session=unknown' })],
    ['the key of a program', () => ({ authorization: `Bearer ${server.apiKey}` })],
    ['the secret of a station', () => ({ authorization: `Bearer ${NEAR_SECRET}` })],
    [
      'a person on a foreign page',
      () => ({ cookie: cookieOf('administrator'), origin: 'http://evil.example' }),
    ],
    ['a person on a page of no origin', () => ({ cookie: cookieOf('administrator'), origin: 'null' })],
  ])('is refused to %s', async (_who, headers) => {
    expect(typeof (await open(headers()))).toBe('string');
  });
});

describe('every station', () => {
  const open = (username: string, password: string): Promise<mqtt.MqttClient> =>
    mqtt.connectAsync(server.mqttUrl, { username, password, reconnectPeriod: 0 });

  /** What becomes of a line on which this is done: it is as asked, refused, or the line is closed. */
  async function attempt(work: (line: mqtt.MqttClient) => Promise<'done' | 'refused'>): Promise<string> {
    const line = await open(NEAR.station, NEAR_SECRET);
    const closed = new Promise<string>((resolve) => line.once('close', () => resolve('closed')));
    const outcome = await Promise.race([work(line).catch(() => 'refused'), closed]);
    await line.endAsync(true);
    return outcome;
  }
  const subscribe = (filter: string): Promise<string> =>
    attempt(async (line) => {
      const [answer] = await line.subscribeAsync(filter);
      return answer !== undefined && answer.qos < 128 ? 'done' : 'refused';
    });
  const publish = (topic: string): Promise<string> =>
    attempt(async (line) => {
      await line.publishAsync(topic, 'online', { qos: 1 });
      return 'done';
    });

  it('hears and says what is its own alone', async () => {
    expect(await subscribe(`dust/v1/${NEAR.station}/#`)).toBe('done');
    for (const filter of [`dust/v1/${FAR.station}/#`, 'dust/v1/+/telemetry', '#', '$SYS/#', 'exercise/#'])
      expect(await subscribe(filter), filter).not.toBe('done');
    expect(await publish(`dust/v1/${NEAR.station}/status`)).toBe('done');
    for (const topic of [`dust/v1/${FAR.station}/status`, 'exercise/Xnear/clock', '$SYS/x'])
      expect(await publish(topic), topic).not.toBe('done');
  });

  it.each<[string, () => string]>([
    ['a wrong secret', () => 'a wrong secret of enough characters'],
    ['the key of a program', () => server.apiKey],
    ['the session of an administrator', () => cookieOf('administrator').replace('dust_session=', '')],
  ])('is not opened by %s', async (_what, password) => {
    for (const station of [NEAR.station, FAR.station])
      await expect(open(station, password())).rejects.toThrow();
  });

  it('is not opened by the secret of another', async () => {
    await expect(open(FAR.station, NEAR_SECRET)).rejects.toThrow();
  });
});

describe('every answer', () => {
  it.each<[string, Asked]>([
    ['a page', { method: 'GET', path: '/' }],
    ['a page that there is not', { method: 'GET', path: '/no/such/page' }],
    ['a file', { method: 'GET', path: '/icon.svg' }],
    ['a file that there is not', { method: 'GET', path: '/_next/static/none.js' }],
    ['a call', { method: 'GET', path: '/api/health' }],
    ['a refused call', { method: 'GET', path: '/api/alarms' }],
    ['a call that there is not', { method: 'POST', path: '/api/none' }],
    ['a method that there is not', { method: 'DELETE', path: '/api/alarms' }],
    ['a live line', { method: 'GET', path: '/socket.io/?EIO=4&transport=polling' }],
    [
      'a refused live line',
      {
        method: 'GET',
        path: '/socket.io/?EIO=4&transport=polling',
        headers: { origin: 'http://evil.example' },
      },
    ],
    [
      'a page, asked with a header of the framework',
      { method: 'GET', path: '/', headers: { 'x-nonce': 'known' } },
    ],
  ])('has its headers: %s', async (_name, asked) => {
    const { headers } = await send(asked);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(
        /script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';.*frame-ancestors 'none'/,
      ),
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers.server).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('gives the scripts of a page the nonce that its policy names', async () => {
    const { headers, text } = await send({
      method: 'GET',
      path: '/',
      headers: { cookie: cookieOf('leader') },
    });
    const nonce = /'nonce-([\w+/=]+)'/.exec(String(headers['content-security-policy']))?.[1] ?? 'none';
    expect(text).toContain(`nonce="${nonce}"`);
  });

  it.each<[string, string | object, number]>([
    ['too large', 'x'.repeat(70_000), 413],
    ['nested too deep', '['.repeat(200), 400],
    ['not JSON', '{"reason":', 400],
    ['of another shape', { reason: { not: 'text' } }, 400],
  ])('refuses a body %s', async (_name, body, status) => {
    const headers = { cookie: cookieOf('duty-officer'), origin: server.url };
    const path = `/api/alarms/${NEAR.alarm}/acknowledge`;
    expect((await send({ method: 'POST', path, headers, body })).status).toBe(status);
  });

  it('ends a line that begins a request and does not go on', async () => {
    expect(await slowLine).toMatch(/^HTTP\/1\.1 408 /);
  }, 20_000);
});

describe('the check itself', () => {
  const alarms = CALL_ROWS.filter(({ call }) => call.startsWith('GET /api/alarms'));
  const planted = (row: string, answer: Partial<Answered>) => ({
    ...checked(),
    ask: async (asked: Asked): Promise<Answered> =>
      `${asked.method} ${asked.path}`.startsWith(row) ? { ...(await send(asked)), ...answer } : send(asked),
  });

  it('sees a route that is served and not listed, and one that is listed and not served', () => {
    const served = [...new Set(CALL_ROWS.map(({ call }) => call.split(' ').slice(0, 2).join(' ')))];
    expect(findUnlisted([...served, 'GET /api/planted'], CALL_ROWS)).toEqual([
      'GET /api/planted is served, but is in no row',
    ]);
    expect(findUnlisted(served.slice(1), CALL_ROWS)).toHaveLength(1);
  });

  it('sees a call without a check', async () => {
    const faults = await checkMatrix(alarms, planted('GET /api/alarms', { status: 200 }));
    expect(faults).toContainEqual('GET /api/alarms by nobody: 200 unauthenticated, not 401');
    expect(faults).toContainEqual('GET /api/alarms by a wrong key: 200 unauthenticated, not 401');
    expect(faults).toContainEqual(
      expect.stringContaining('GET /api/alarms/{id} by leader of near elsewhere: 200'),
    );
  });

  it('sees an answer that tells of another district', async () => {
    const faults = await checkMatrix(alarms, planted('GET /api/alarms', { text: '["near.A","far.A"]' }));
    expect(faults).toContainEqual('GET /api/alarms by analyst of near: tells of another district');
  });

  it('sees a refusal that differs from that of what never was', async () => {
    const faults = await checkMatrix(alarms, planted(`GET /api/alarms/${FAR.alarm}`, { problem: 'foreign' }));
    expect(faults).toContainEqual(
      'GET /api/alarms/{id} by leader of near: elsewhere is 404 foreign, what never was 404 unknown-alarm',
    );
  });
});

/** The framework leads a browser on to the address whose `_rsc` fits its headers. */
async function follow(asked: Asked): Promise<Answered> {
  const answer = await send(asked);
  const { location } = answer.headers;
  if (answer.status !== 307 || !asked.headers?.rsc || typeof location !== 'string') return answer;
  const { pathname, search } = new URL(location, server.url);
  return send({ ...asked, path: pathname + search });
}

/** All that is said to who begins a request and never ends it. */
async function beginSlowly(url: string): Promise<string> {
  const { port, hostname } = new URL(url);
  const line = connect(Number(port), hostname);
  line.write('GET /api/health HTTP/1.1\r\nhost: x\r\nx-slow: ');
  const said: string[] = [];
  line.on('data', (part) => said.push(String(part)));
  await new Promise((resolve) => line.once('close', resolve));
  return said.join('');
}

async function checkPage(
  { page, may, mark }: PageRow,
  { kind, path, headers }: (typeof KINDS)[number],
): Promise<string[]> {
  const faults: string[] = [];
  const get = (cookie?: string): Promise<Answered> =>
    follow({
      method: 'GET',
      path: fillIn(page) + path,
      headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) },
    });
  const nobody = await get();
  if (isShown(nobody.text, mark)) faults.push(`${kind} ${page} is shown to nobody`);
  // Of those who may, one is enough where only a part is asked for.
  const asking = SOMEBODIES.filter(
    ({ role, sees }) => sees === 'near' && (kind === 'page' || !may.includes(role) || role === may[0]),
  );
  for (const { role, cookie } of asking) {
    const { text, status } = await get(cookie);
    if (![200, 307].includes(status)) faults.push(`${kind} ${page} by ${role}: ${status}`);
    if (FAR_NAMES.test(text)) faults.push(`${kind} ${page} by ${role} tells of another district`);
    if (mark && isShown(text, mark) !== may.includes(role))
      faults.push(`${kind} ${page} by ${role}: ${may.includes(role) ? 'not shown' : 'shown'}`);
  }
  return faults;
}

/** What a browser asks for when it opens an address, and when it goes on to one. */
const KINDS: readonly {
  readonly kind: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}[] = [
  { kind: 'page', path: '', headers: {} },
  { kind: 'part', path: '?_rsc=1', headers: { rsc: '1' } },
];

function isShown(text: string, mark: string | undefined): boolean {
  return mark !== undefined && new RegExp(`"${mark}"`).test(text.replaceAll('\\"', '"'));
}

function fillIn(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, 'anything');
}

/** `METHOD /path` of all that the server says it serves. */
async function servedCalls(routes: readonly string[]): Promise<string[]> {
  const served = await Promise.all(
    routes.map(async (route) => {
      const { headers } = await send({ method: 'OPTIONS', path: fillIn(route) });
      const allowed = String(headers.allow ?? '').split(', ');
      return METHODS.filter((method) => allowed.includes(method)).map((method) => `${method} ${route}`);
    }),
  );
  return served.flat();
}
