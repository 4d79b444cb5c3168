import { beforeEach, describe, expect, test } from 'vitest';
import { bodyOf, call, callAsAdmin } from '../api/fixtures/call';
import {
  ADMIN_KEY,
  type FakeWorkbench,
  openFakeWorkbench,
  STATION_KEY,
} from '../api/fixtures/fake-workbench';
import { GET as getMe } from '../api/me/route';
import { POST as addPerson, GET as getPeople } from '../api/people/route';
import { POST as signIn, DELETE as signOut } from '../api/session/route';
import { identifySocket } from './identify';
import { RIGHTS, ROLE_RIGHTS } from './rights';
import { readSessionToken, sessionCookie } from './session-cookie';
import { makeConsoleLink } from './sign-in-link';

let bench: FakeWorkbench;
let address = 0;
beforeEach(() => {
  bench = openFakeWorkbench();
  address += 1;
});

const ORIGIN = { origin: 'http://127.0.0.1:3000' };
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const redeem = (body: object) =>
  call(signIn, {
    method: 'POST',
    url: '/api/session',
    body,
    headers: { ...ORIGIN, 'x-forwarded-for': `10.0.0.${address}` },
  });

async function signedIn(role: string, name = 'Li Lei'): Promise<string> {
  const made = await bodyOf(await callAsAdmin(addPerson, { method: 'POST', body: { name, role } }));
  return cookieOf(await redeem({ token: tokenOf(String(made.link)) }));
}

describe('a link', () => {
  test('of the console signs in an administrator who writes a name, once', async () => {
    const token = tokenOf(await makeConsoleLink(bench));
    const first = await redeem({ token, name: ' 王芳 ' });
    expect(first.status).toBe(201);
    expect(await bodyOf(first)).toEqual({ name: '王芳', role: 'administrator' });
    expect(first.headers.get('set-cookie')).toMatch(
      /^dust_session=[\w-]{43}; HttpOnly; SameSite=Lax; Path=\/; Max-Age=43200$/,
    );
    expect((await redeem({ token, name: '王芳' })).status).toBe(401);
    expect(await bodyOf(await callAsAdmin(getPeople))).toMatchObject({ items: [{ name: '王芳' }] });
  });

  test('of the next start is the same administrator under the same name', async () => {
    for (let start = 0; start < 2; start += 1)
      await redeem({ token: tokenOf(await makeConsoleLink(bench)), name: '王芳' });
    expect((await bodyOf(await callAsAdmin(getPeople))).items).toHaveLength(1);
  });

  test('made by an administrator carries name and role, and the person cannot choose others', async () => {
    const made = await bodyOf(
      await callAsAdmin(addPerson, { method: 'POST', body: { name: 'Li Lei', role: 'leader' } }),
    );
    expect(String(made.link)).toContain('&name=Li%20Lei');
    const response = await redeem({ token: tokenOf(String(made.link)), name: 'Somebody Else' });
    expect(await bodyOf(response)).toEqual({ name: 'Li Lei', role: 'leader' });
  });

  test('gives nobody the name of a program', async () => {
    const link = tokenOf(await makeConsoleLink(bench));
    expect((await redeem({ token: link, name: 'api:admin' })).status).toBe(400);
    const body = { name: 'API:admin', role: 'leader' };
    expect((await callAsAdmin(addPerson, { method: 'POST', body })).status).toBe(400);
  });

  test('expires after 24 hours, and a wrong token is nobody', async () => {
    const token = tokenOf(await makeConsoleLink(bench));
    bench.tick(24 * 3_600_000);
    expect((await redeem({ token })).status).toBe(401);
    expect((await redeem({ token: 'x' })).status).toBe(401);
    expect(bench.audited.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'session.create refused',
      'session.create refused',
    ]);
  });

  test('is not written down by the store or the audit trail, nor is a session', async () => {
    const links: unknown[] = [];
    bench = openFakeWorkbench({ store: { addSignInLink: async (link) => void links.push(link) } });
    const token = tokenOf(await makeConsoleLink(bench));
    expect(JSON.stringify([links, bench.audited])).not.toContain(token);
  });

  test('may be tried ten times a minute from one address', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await redeem({ token: 'x' })).status).toBe(401);
    const refused = await redeem({ token: 'x' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  });
});

describe('a session', () => {
  test('says who is asking and what they may do', async () => {
    const cookie = await signedIn('duty-officer');
    const id = expect.any(String) as unknown;
    expect(await bodyOf(await call(getMe, { headers: { cookie } }))).toEqual({
      name: 'Li Lei',
      role: 'duty-officer',
      kind: 'session',
      rights: ROLE_RIGHTS['duty-officer'],
      districts: null,
      person: { id, hasPassword: false, hasTotp: false, passwordTs: null, mustEnrolTotp: false },
      sessionId: id,
    });
  });

  test('ends after 30 minutes of rest, and after 12 hours whatever happens', async () => {
    const headers = { cookie: await signedIn('leader') };
    for (let minute = 0; minute < 12 * 60; minute += 20) {
      expect((await call(getMe, { headers })).status).toBe(200);
      bench.tick(20 * 60_000);
    }
    bench.tick(1);
    expect((await call(getMe, { headers })).status).toBe(401);
    const rested = { cookie: await signedIn('leader') };
    bench.tick(30 * 60_000 + 1);
    expect((await call(getMe, { headers: rested })).status).toBe(401);
  });

  test('ends by signing out, and by signing in anew with its cookie', async () => {
    const cookie = await signedIn('leader');
    const out = await call(signOut, { method: 'DELETE', headers: { ...ORIGIN, cookie } });
    expect(out.headers.get('set-cookie')).toContain('dust_session=; ');
    expect((await call(getMe, { headers: { cookie } })).status).toBe(401);

    const old = await signedIn('leader');
    const token = tokenOf(await makeConsoleLink(bench));
    await call(signIn, { method: 'POST', body: { token }, headers: { ...ORIGIN, cookie: old } });
    expect((await call(getMe, { headers: { cookie: old } })).status).toBe(401);
  });

  test.each([
    ['no Origin', {}],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:3001' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('changes nothing with %s', async (_name, headers: Record<string, string>) => {
    const cookie = await signedIn('administrator');
    const body = { name: 'Mallory', role: 'administrator' };
    const response = await call(addPerson, { method: 'POST', body, headers: { ...headers, cookie } });
    expect(response.status).toBe(403);
    expect((await bodyOf(await callAsAdmin(getPeople))).items).toHaveLength(1);
  });

  test('is what a live line needs: keys are not valid there', async () => {
    const cookie = await signedIn('leader');
    expect(await identifySocket({ cookie })).toMatchObject({ name: 'Li Lei' });
    expect(await identifySocket({ authorization: `Bearer ${ADMIN_KEY}` })).toBeNull();
    expect(await identifySocket({})).toBeNull();
  });
});

describe('a key', () => {
  test('of the administrator is api:admin, of a station the station', async () => {
    const me = async (key: string) =>
      bodyOf(await call(getMe, { headers: { authorization: `Bearer ${key}` } }));
    expect(await me(ADMIN_KEY)).toMatchObject({ name: 'api:admin', role: 'administrator', kind: 'api-key' });
    expect(await me(STATION_KEY)).toMatchObject({
      name: 'S1',
      role: 'station',
      rights: ['know-self', 'upload-picture'],
    });
  });

  test('that is wrong is nobody, even beside a good cookie', async () => {
    const cookie = await signedIn('leader');
    for (const authorization of ['Bearer x', 'Basic YTpi', 'Bearer', '']) {
      expect((await call(getMe, { headers: { authorization, cookie } })).status).toBe(401);
    }
  });
});

describe('the table of rights', () => {
  test('gives every right to the administrator and nothing about people to anybody else', () => {
    expect(ROLE_RIGHTS.administrator).toEqual(RIGHTS);
    const others = Object.entries(ROLE_RIGHTS).filter(([role]) => role !== 'administrator');
    for (const [role, rights] of others) expect(rights, role).not.toContain('manage-people');
  });

  test('refuses and writes down what a role may not do', async () => {
    const cookie = await signedIn('leader');
    const response = await call(getPeople, { headers: { cookie, 'accept-language': 'en' } });
    expect(response.status).toBe(403);
    expect((await bodyOf(response)).detail).toBe(
      'The role “leader” has no right to “manage-people”; ask an administrator, or use an account that has it.',
    );
    expect(bench.audited.at(-1)).toMatchObject({
      actor: 'Li Lei',
      action: 'manage-people',
      outcome: 'refused',
    });
  });
});

test('a cookie is read by its whole name, and marked Secure over TLS', () => {
  expect(readSessionToken('xdust_session=a; dust_session=b; other=c')).toBe('b');
  expect(readSessionToken('dust_session=')).toBeNull();
  expect(sessionCookie('t', true)).toMatch(/; Secure$/);
});
