import type { IncomingMessage, ServerResponse } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { type FakeWorkbench, openFakeWorkbench } from './api/fixtures/fake-workbench';
import { postSession, tokenOf, withPassword } from './api/fixtures/sign-in';
import { REFUSALS_IN_FULL } from './auth/audit-refusal';
import { makeConsoleLink } from './auth/sign-in-link';
import { answerAtDoor } from './sign-in-door';

let bench: FakeWorkbench;
beforeEach(() => {
  bench = openFakeWorkbench();
});

interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is answered at the door, or null for who comes in. */
async function knock(line: string, over: Partial<IncomingMessage> = {}): Promise<Said | null> {
  const headers = { 'x-forwarded-for': line, 'accept-language': 'en' };
  const request = { method: 'POST', url: '/api/session', headers, ...over } as IncomingMessage;
  let said: Said | null = null;
  const head: { status: number; headers: Record<string, string> } = { status: 0, headers: {} };
  const response = {
    writeHead: (status: number, written: Record<string, string>) =>
      Object.assign(head, { status, headers: written }),
    end: (body: string) => {
      said = { ...head, body };
    },
  } as unknown as ServerResponse;
  expect(await answerAtDoor(request, response)).toBe(said !== null);
  return said;
}

const wrong = (line: string, n: number) =>
  postSession({ name: `nobody ${n}`, password: 'x' }, { 'x-forwarded-for': line });

describe('the door of signing in', () => {
  test('is shut for a line that spent its attempts, with a sentence and when to come again, and for no other', async () => {
    for (let n = 0; n < 10; n += 1) {
      expect(await knock('192.0.2.1')).toBeNull();
      await wrong('192.0.2.1', n);
    }
    const refused = await knock('192.0.2.1');
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', connection: 'close' },
    });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused?.body).toContain('too-many-attempts');
    expect(await knock('192.0.2.2')).toBeNull();
  });

  test('lets few strangers in while passwords are spent, and everybody where somebody signed in before', async () => {
    const { name } = await withPassword('Li Lei');
    await postSession({ name, password: 'Kestrel over 7 ridges' }, { 'x-forwarded-for': '192.0.2.3' });
    for (let n = 0; n < 10; n += 1) await wrong(`198.51.100.${n}`, n);
    expect((await wrong('198.51.100.99', 99)).status).toBe(429);
    const letIn: (Said | null)[] = [];
    for (let n = 0; n < 25; n += 1) letIn.push(await knock(`203.0.113.${n}`));
    expect(letIn.filter((said) => said === null)).toHaveLength(5);
    expect(await knock('192.0.2.3')).toBeNull();
  });

  test('is open to who shows a link that waits, in the midst of a crowd and on a line without attempts, once', async () => {
    const token = tokenOf(await makeConsoleLink(bench));
    for (let n = 0; n < 10; n += 1) await wrong('192.0.2.9', n);
    for (let n = 0; n < 10; n += 1) await knock(`203.0.113.${n}`);
    const shown = { 'x-forwarded-for': '192.0.2.9', 'x-sign-in-token': token };
    expect(await knock('192.0.2.9')).not.toBeNull();
    expect(await knock('192.0.2.9', { headers: { ...shown, 'x-sign-in-token': 'x' } })).not.toBeNull();
    expect(await knock('192.0.2.9', { headers: shown })).toBeNull();
    // It opens the door to itself, and to no password.
    const other = await postSession({ name: 'Li Lei', password: 'x' }, shown);
    expect([other.status, await other.text()]).toEqual([401, expect.stringContaining('bad-link')]);
    expect((await postSession({ token, name: 'Wang Fang' }, shown)).status).toBe(201);
    expect(await knock('192.0.2.9', { headers: shown })).not.toBeNull();
  });

  test('writes a flood down as a few entries, not as a thousand', async () => {
    for (let n = 0; n < 10; n += 1) await wrong('192.0.2.4', n);
    const before = bench.audited.length;
    for (let n = 0; n < 50; n += 1) await knock('192.0.2.4');
    expect(bench.audited[before]).toMatchObject({ action: 'session.limit', object: 'address' });
    expect(bench.audited.slice(before)).toHaveLength(REFUSALS_IN_FULL);
  });

  test.each([{ method: 'GET' }, { method: 'DELETE' }, { url: '/api/sessions' }, { url: '/' }])(
    'concerns signing in alone: %o',
    async (other) => {
      for (let n = 0; n < 10; n += 1) await wrong('192.0.2.5', n);
      expect(await knock('192.0.2.5', other)).toBeNull();
      expect(await knock('192.0.2.5', { url: '/api/session?x=1' })).not.toBeNull();
    },
  );
});
