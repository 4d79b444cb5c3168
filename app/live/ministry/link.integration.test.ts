import { createDecipheriv } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { PACE } from '../../../data/exchange/pace';
import { smallReading, smallRegistry } from '../../../data/exchange/testing/small-registry';
import type { AnswerKind, EndpointSettings, LinkFaultCode } from '../../../data/model/exchange';
import type { StoredReading } from '../../../data/model/reading';
import { openStore } from '../../../data/store/open-store';
import { withTemporaryFile, withTemporaryStore } from '../../../data/store/temporary-store';
import type { Store } from '../../../data/store/types';
import { type OpenMinistryLink, openMinistryLink } from './open-ministry-link';

const KEY = '0123456789abcdeffedcba9876543210';
const IV = '00112233445566778899aabbccddeeff';
const registry = smallRegistry(['E1', 'E2', 'V1']);
const PATIENCE = { ...PACE.patience, firstRetryMs: 5, longestRetryMs: 20, firstOpenMs: 5, longestOpenMs: 20 };
const pace = { ...PACE, pollMs: 10, patience: PATIENCE };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

interface Receiver {
  readonly url: string;
  readonly records: Map<string, { readonly enterprise: string; readonly collector: string }[]>;
  readonly bases: Record<string, unknown>[];
  readonly requests: () => number;
}

interface Early {
  readonly status: number;
  readonly location?: string;
  readonly body?: string | null;
}

/** Another hand's receiver: opens by node:crypto alone, keeps each message once, and says ok. */
async function receive(answer?: (path: string) => Early): Promise<Receiver> {
  const records: Receiver['records'] = new Map();
  const bases: Record<string, unknown>[] = [];
  const seen = new Set<string>();
  let requests = 0;
  const meet = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests += 1;
    const early = answer?.(request.url ?? '');
    if (early) {
      response.writeHead(early.status, early.location ? { location: early.location } : {});
      // Null: the answer never ends.
      if (early.body === null) response.flushHeaders();
      else response.end(early.body);
      return;
    }
    let body = '';
    for await (const part of request) body += String(part);
    if (request.headers.appsecret !== 'secret-of-the-app' || request.method !== 'POST') {
      response.writeHead(401).end('{"code":401,"msg":"who"}');
      return;
    }
    const { data } = JSON.parse(body) as { data: string };
    const cipher = createDecipheriv('sm4-cbc', Buffer.from(KEY, 'hex'), Buffer.from(IV, 'hex'));
    const inner = JSON.parse(cipher.update(data, 'hex', 'utf8') + cipher.final('utf8'));
    const duplicate = seen.has(inner.messageId);
    seen.add(inner.messageId);
    if (inner.type === 'base' && !duplicate) bases.push(inner);
    for (const { recordId, collectorCode } of duplicate ? [] : (inner.records ?? [])) {
      const kept = records.get(recordId) ?? [];
      records.set(recordId, [...kept, { enterprise: inner.entId, collector: collectorCode }]);
    }
    const accepted = inner.records?.length ?? 0;
    response.end(
      JSON.stringify({ code: 0, msg: 'ok', messageId: inner.messageId, accepted, duplicate, failed: [] }),
    );
  };
  const server = createServer((request, response) => void meet(request, response));
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, records, bases, requests: () => requests };
}

function settings(url: string, over: Partial<EndpointSettings> = {}): EndpointSettings {
  return {
    url,
    appId: 'app-1',
    appSecret: 'secret-of-the-app',
    sm4KeyHex: KEY,
    sm4IvHex: IV,
    standIn: false,
    profile: 'bj-dust-draft/0',
    ...over,
  };
}

async function open(store: Store, path: string, demo = false): Promise<OpenMinistryLink> {
  const opened = await openMinistryLink({
    store,
    folder: join(dirname(path), 'ministry'),
    demo,
    registry: () => registry,
    now: () => Date.now(),
    warn: () => undefined,
    onReadings: () => () => undefined,
    pace,
    timeoutMs: 2000,
  });
  await opened.start();
  return opened;
}

function commit(store: Store, readings: readonly StoredReading[]): Promise<void> {
  return store.commit({ readings, superseded: [], rejections: [], alarmEvents: [] });
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await sleep(10);
}

describe('the link', () => {
  it("brings real stations' readings over once, over restarts, and withholds virtual ones", async () => {
    await withTemporaryStore(async (store, path) => {
      const receiver = await receive();
      await commit(store, [smallReading(1, 'E1'), smallReading(2, 'V1'), smallReading(3, 'E2')]);
      const first = await open(store, path);
      expect(first.link.status()).toMatchObject({ state: 'off', endpoint: null });
      await first.link.configure(settings(`${receiver.url}/`));
      await until(() => first.link.status().cursor === 3);
      await first.stop();
      await commit(store, [smallReading(4, 'V1'), smallReading(5, 'E1')]);
      const second = await open(store, path);
      await until(() => second.link.status().cursor === 5);
      const status = second.link.status();
      await second.stop();

      expect([...receiver.records.keys()]).toEqual(['1', '3', '5']);
      expect([...receiver.records.values()].every((kept) => kept.length === 1)).toBe(true);
      expect(JSON.stringify(receiver.bases)).not.toMatch(/V1|示例/);
      expect(receiver.bases.map(({ entId }) => entId).toSorted()).toEqual(['E1', 'E2']);
      expect(status).toMatchObject({
        state: 'running',
        endpoint: { url: receiver.url, source: 'operator', standIn: false },
        withheld: { virtual: 2 },
        refused: 0,
        backlog: { readings: 0, oldestReceivedTs: null },
        stages: { accepted: { readings: 3, ingestId: 5 } },
      });
      expect(status.enterprises.map(({ enterprise, accepted }) => [enterprise, accepted])).toEqual([
        ['E1', 2],
        ['E2', 1],
      ]);
      expect(JSON.stringify(status)).not.toMatch(new RegExp(`secret-of|${KEY}|${IV}`));
    });
  });

  it('finds nothing known at its own stand-in after the database was taken away', async () => {
    await withTemporaryFile(async (path) => {
      const round = async (name: string, shift: number) => {
        const store = await openStore({ path: join(dirname(path), name) });
        const readings = [1, 2, 3].map((id) => smallReading(id, 'V1'));
        await commit(
          store,
          readings.map((one) => ({ ...one, ts: one.ts + shift })),
        );
        const { link, stop } = await open(store, path, true);
        await until(() => link.status().cursor === 3);
        const { repeated, refused, state } = link.status();
        const ledger = await link.standInLedger();
        await stop();
        await store.close();
        return { repeated, refused, state, ledger };
      };
      const first = await round('a.duckdb', 0);
      const again = await round('a-copy.duckdb', 0);
      const other = await round('b.duckdb', 60_000);
      const good = { records: 3, repeated: 0, violations: { 'out-of-order': 0, twice: 0, changed: 0 } };
      for (const { ledger, ...status } of [first, again, other]) {
        expect(status).toEqual({ repeated: 0, refused: 0, state: 'running' });
        expect(ledger).toMatchObject(good);
      }
      expect(again.ledger?.hash).toBe(first.ledger?.hash);
      expect(other.ledger?.hash).not.toBe(first.ledger?.hash);
    });
  }, 30_000);

  it('never sees what an exercise keeps beside it', async () => {
    await withTemporaryStore(async (store, path) => {
      await withTemporaryStore(async (run) => {
        const receiver = await receive();
        await commit(run, [smallReading(1, 'E2'), smallReading(2, 'E2')]);
        await commit(store, [smallReading(1, 'E1')]);
        const { link, stop } = await open(store, path);
        await link.configure(settings(receiver.url));
        await until(() => link.status().cursor === 1);
        await commit(run, [smallReading(3, 'E2')]);
        await sleep(50);
        await stop();
        expect([...receiver.records]).toEqual([['1', [{ enterprise: 'E1', collector: 'E1-C' }]]]);
      });
    });
  });

  it('keeps its settings for nobody else, and does not use them where others may read', async () => {
    await withTemporaryStore(async (store, path) => {
      const receiver = await receive();
      const file = join(dirname(path), 'ministry', 'endpoint.json');
      const first = await open(store, path);
      await first.link.configure(settings(receiver.url));
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
      await first.link.pause('duty', 'works');
      await first.stop();

      const paused = await open(store, path);
      expect(paused.link.status()).toMatchObject({ state: 'paused', pause: { by: 'duty', reason: 'works' } });
      await paused.stop();

      await chmod(file, 0o644);
      await commit(store, [smallReading(1, 'E1')]);
      const second = await open(store, path);
      expect(second.link.status()).toMatchObject({
        state: 'off',
        fault: { code: 'endpoint-file-open', params: { mode: '0644' } },
      });
      await second.link.configure(null);
      await expect(readFile(file)).rejects.toThrow('ENOENT');
      expect(second.link.status().fault).toBeUndefined();
      await second.stop();
      expect(receiver.requests()).toBe(0);

      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, '{"url":1}', { mode: 0o600 });
      const third = await open(store, path);
      expect(third.link.status().fault?.code).toBe('endpoint-file-broken');
      await third.stop();
    });
  });

  it('never follows a redirect with its secret', async () => {
    await withTemporaryStore(async (store, path) => {
      const elsewhere = await receive();
      const redirecting = await receive((path) => ({ status: 307, location: `${elsewhere.url}${path}` }));
      await commit(store, [smallReading(1, 'E1')]);
      const { link, stop } = await open(store, path);
      await link.configure(settings(redirecting.url));
      await until(() => redirecting.requests() > 2);
      expect(link.status()).toMatchObject({ cursor: 0, lastAnswer: { kind: 'refused', httpStatus: 307 } });
      await stop();
      expect(elsewhere.requests()).toBe(0);
    });
  });

  it('waits for better, whatever the other side answers', async () => {
    const answers: readonly (readonly [AnswerKind, Early])[] = [
      ['truncated', { status: 200, body: 'x'.repeat(5 * 1024 * 1024) }],
      ['truncated', { status: 200, body: '{"code":0,"msg":"ok","messageId":"E1-1-1","acc' }],
      ['timeout', { status: 200, body: null }],
      ['refused', { status: 400, body: '<html>Bad Request</html>' }],
      ['server-error', { status: 502, body: '' }],
      ['unauthorised', { status: 401, body: '{"code":401,"msg":"who"}' }],
    ];
    await withTemporaryStore(async (store, path) => {
      await commit(store, [smallReading(1, 'E1')]);
      const { link, stop } = await open(store, path);
      for (const [kind, early] of answers) {
        const bad = await receive(() => early);
        await link.configure(settings(bad.url));
        await until(() => link.status().lastAnswer !== null);
        expect(link.status()).toMatchObject({ cursor: 0, refused: 0, lastAnswer: { kind } });
      }
      await stop();
    });
  });

  it('goes on at an endpoint where it stood, when another was set in between', async () => {
    await withTemporaryStore(async (store, path) => {
      const [here, there] = [await receive(), await receive()];
      await commit(store, [smallReading(1, 'E1')]);
      const { link, stop } = await open(store, path);
      await link.configure(settings(here.url));
      await until(() => link.status().cursor === 1);
      await link.configure(settings(there.url));
      await until(() => link.status().cursor === 1);
      await commit(store, [smallReading(2, 'E1')]);
      await link.configure(settings(here.url));
      await until(() => link.status().cursor === 2);
      await stop();
      expect([...here.records.values()].map((kept) => kept.length)).toEqual([1, 1]);
      expect([...there.records.keys()]).toContain('1');
    });
  });

  it('refuses settings that cannot be used, changes nothing and tells no secret', async () => {
    const wrong: readonly (readonly [Partial<EndpointSettings>, LinkFaultCode])[] = [
      [{ sm4KeyHex: 'abc' }, 'endpoint-key'],
      [{ sm4IvHex: `${IV}00` }, 'endpoint-key'],
      [{ url: 'ftp://127.0.0.1' }, 'endpoint-url'],
      [{ url: 'no address' }, 'endpoint-url'],
      [{ url: 'http://127.0.0.1/?a=1' }, 'endpoint-url'],
      [{ url: 'http://ministry.example' }, 'endpoint-plain-http'],
      [{ url: 'http://127.0.0.1.example' }, 'endpoint-plain-http'],
      [{ url: 'https://a:b@127.0.0.1' }, 'endpoint-credentials'],
      [{ appSecret: 'two\r\nlines' }, 'endpoint-header'],
      [{ profile: 'official/1' }, 'endpoint-profile'],
    ];
    await withTemporaryStore(async (store, path) => {
      const { link, stop } = await open(store, path);
      for (const [over, code] of wrong) {
        const unusable = settings('https://ministry.example/in', over);
        const refused = await link.configure(unusable).catch((error: unknown) => error);
        expect(refused).toMatchObject({ name: 'LinkSettingsError', fault: { code } });
        expect(String(refused)).not.toMatch(/secret-of|two|a:b/);
        expect(link.status().state).toBe('off');
      }
      await stop();
    });
  });
});
