import { beforeEach, describe, expect, test } from 'vitest';
import { GET as checkAudit } from './audit/check/route';
import { GET as getAudit } from './audit/route';
import { bodyOf, call, callAsAdmin } from './fixtures/call';
import { type FakeWorkbench, openFakeWorkbench } from './fixtures/fake-workbench';
import {
  cookieOf,
  invited,
  PASSWORD,
  postSession,
  tokenOf,
  withPassword,
  withTotp,
} from './fixtures/sign-in';
import { GET as getMe } from './me/route';
import { POST as makeLink } from './people/[id]/link/route';
import { POST as reset } from './people/[id]/reset/route';
import { PUT as changePerson } from './people/[id]/route';
import { GET as getPeople, POST as invite } from './people/route';
import { DELETE as endSession } from './sessions/[id]/route';
import { DELETE as endOthers, GET as getSessions } from './sessions/route';

let bench: FakeWorkbench;
beforeEach(() => {
  bench = openFakeWorkbench();
});

type Headers = Readonly<Record<string, string>>;
const typeOf = async (response: Response) =>
  `${response.status} ${String((await bodyOf(response)).type)
    .split(':')
    .at(-1)}`;
const itemsOf = async (response: Promise<Response>) =>
  (await bodyOf(await response)).items as readonly Readonly<Record<string, unknown>>[];
const put = (headers: Headers, id: string, body: object) =>
  call(changePerson, { method: 'PUT', params: { id }, body, headers });

describe('inviting', () => {
  test('takes districts of the city alone, sorted and once each', async () => {
    const add = (districts: unknown) =>
      callAsAdmin(invite, { method: 'POST', body: { name: 'Li Lei', role: 'leader', districts } });
    expect(await typeOf(await add(['110199']))).toBe('400 bad-field');
    expect(await typeOf(await add([]))).toBe('400 bad-field');
    expect((await bodyOf(await add(['110106', '110105', '110106']))).person).toMatchObject({
      districts: ['110105', '110106'],
    });
  });

  test('makes another link for somebody who is there, but no second person of a name', async () => {
    const { id } = await invited('Li Lei');
    const add = (body: object) => callAsAdmin(invite, { method: 'POST', body });
    expect((await bodyOf(await add({ name: 'Ｌi lei', role: 'leader' }))).person).toMatchObject({ id });
    expect(await typeOf(await add({ name: 'Li Lei', role: 'analyst' }))).toBe('409 name-taken');
    expect(await typeOf(await add({ name: 'Li Lei', role: 'leader', districts: ['110105'] }))).toBe(
      '409 name-taken',
    );
    await callAsAdmin(changePerson, { method: 'PUT', params: { id }, body: { disabled: true } });
    expect(await typeOf(await add({ name: 'Li Lei', role: 'leader' }))).toBe('409 person-disabled');
  });

  test.each(['api:admin', 'ＡＰＩ:admin', 'a\u200Bb', 'a\nb', '  ', 'x'.repeat(61)])(
    'gives nobody the name "%s"',
    async (name) => {
      expect((await callAsAdmin(invite, { method: 'POST', body: { name, role: 'leader' } })).status).toBe(
        400,
      );
    },
  );
});

describe('changing somebody', () => {
  test('holds at the next call of their open session', async () => {
    const { id, headers } = await invited('Li Lei');
    const rights = async () => (await bodyOf(await call(getMe, { headers }))).rights;
    expect(await rights()).not.toContain('acknowledge');
    const changed = await callAsAdmin(changePerson, {
      method: 'PUT',
      params: { id },
      body: { role: 'duty-officer', districts: ['110105'] },
    });
    expect((await bodyOf(changed)).person).toMatchObject({ role: 'duty-officer', districts: ['110105'] });
    expect(await rights()).toContain('acknowledge');
    expect(bench.audited.at(-1)).toMatchObject({
      actor: 'api:admin',
      action: 'people.change',
      object: id,
      detail: { role: 'duty-officer', districts: '110105', disabled: false },
    });
  });

  test('disabling ends their sessions for good and makes their links worthless', async () => {
    const { id, headers } = await invited('Li Lei');
    const made = await bodyOf(await callAsAdmin(makeLink, { method: 'POST', params: { id } }));
    const disable = (disabled: boolean) =>
      callAsAdmin(changePerson, { method: 'PUT', params: { id }, body: { disabled } });
    await disable(true);
    expect((await call(getMe, { headers })).status).toBe(401);
    expect((await postSession({ token: tokenOf(String(made.link)) })).status).toBe(401);
    expect(await typeOf(await callAsAdmin(makeLink, { method: 'POST', params: { id } }))).toBe(
      '409 person-disabled',
    );
    await disable(false);
    expect((await call(getMe, { headers })).status).toBe(401);
  });

  test('nobody disables themselves, nor takes the last administrator away', async () => {
    const { id, headers } = await invited('Wang Fang', 'administrator');
    expect(await typeOf(await put(headers, id, { disabled: true }))).toBe('409 not-yourself');
    expect(await typeOf(await put(headers, id, { role: 'leader' }))).toBe('409 last-administrator');
    expect(await typeOf(await put(headers, id, { districts: ['110105'] }))).toBe('409 last-administrator');
    expect(bench.audited.filter(({ outcome }) => outcome === 'refused')).toHaveLength(3);
    expect(await itemsOf(callAsAdmin(getPeople))).toMatchObject([
      { role: 'administrator', disabledTs: null },
    ]);
  });

  test('two administrators cannot take each other down at once', async () => {
    const [a, b] = [await invited('A', 'administrator'), await invited('B', 'administrator')];
    const both = await Promise.all([
      put(a.headers, b.id, { role: 'leader' }),
      put(b.headers, a.id, { role: 'leader' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('knows nobody of another id, and takes no other field', async () => {
    const { id, headers } = await invited('Wang Fang', 'administrator');
    expect(await typeOf(await put(headers, 'nobody', { role: 'leader' }))).toBe('404 unknown-person');
    expect(await typeOf(await put(headers, id, { hasPassword: true }))).toBe('400 bad-field');
  });
});

describe('an administrator of some districts', () => {
  test.each(['administrator', 'auditor'])(
    'reads no audit trail, which is of every district: %s',
    async (role) => {
      const { headers } = await invited('Zhao', role, ['110105']);
      expect(await typeOf(await call(getAudit, { headers }))).toBe('403 whole-city-only');
      expect(await typeOf(await call(checkAudit, { headers }))).toBe('403 whole-city-only');
    },
  );

  test('sees and makes people of these districts alone, and no administrators', async () => {
    const { headers } = await invited('Zhao', 'administrator', ['110105']);
    const [there, elsewhere] = [
      await invited('In', 'leader', ['110105']),
      await invited('Out', 'leader', ['110106']),
    ];
    await invited('City', 'leader');
    expect((await itemsOf(call(getPeople, { headers }))).map(({ name }) => name)).toEqual(['In']);
    const add = (role: string, districts: readonly string[] | null) =>
      call(invite, { method: 'POST', body: { name: 'New', role, districts }, headers });
    expect(await typeOf(await add('leader', null))).toBe('403 foreign-person');
    expect(await typeOf(await add('leader', ['110105', '110106']))).toBe('403 foreign-person');
    expect(await typeOf(await add('administrator', ['110105']))).toBe('403 foreign-person');
    expect((await add('leader', ['110105'])).status).toBe(201);
    expect((await put(headers, there.id, { role: 'analyst' })).status).toBe(200);
    for (const body of [{ role: 'administrator' }, { districts: null }, { districts: ['110106'] }])
      expect(await typeOf(await put(headers, there.id, body))).toBe('403 foreign-person');
    const params = { id: elsewhere.id };
    expect(await typeOf(await call(makeLink, { method: 'POST', params, headers }))).toBe(
      '403 foreign-person',
    );
    const body = { what: 'password' };
    expect(await typeOf(await call(reset, { method: 'POST', params, body, headers }))).toBe(
      '403 foreign-person',
    );
    const all = await itemsOf(callAsAdmin(getSessions, { url: '/api/sessions?all=1' }));
    const session = all.find(({ name }) => name === 'City');
    expect(session).toBeDefined();
    const ended = call(endSession, { method: 'DELETE', params: { id: String(session?.id) }, headers });
    expect(await typeOf(await ended)).toBe('404 unknown-session');
  });

  test('cannot take an invitation by the name of somebody beyond them', async () => {
    await invited('Wang Fang', 'administrator');
    const { headers } = await invited('Zhao', 'administrator', ['110105']);
    const body = { name: 'Wang Fang', role: 'leader', districts: ['110105'] };
    expect(await typeOf(await call(invite, { method: 'POST', body, headers }))).toBe('403 foreign-person');
  });
});

describe('a reset', () => {
  test('of the password ends sessions, and the old password is worth nothing', async () => {
    const { id, headers } = await withPassword('Li Lei');
    const body = { what: 'password' };
    const answer = await callAsAdmin(reset, { method: 'POST', params: { id }, body });
    expect((await bodyOf(answer)).person).toMatchObject({ hasPassword: false });
    expect((await call(getMe, { headers })).status).toBe(401);
    expect((await postSession({ name: 'Li Lei', password: PASSWORD })).status).toBe(401);
  });

  test('of the authenticator leaves the password; nobody resets their own', async () => {
    const person = await withPassword('Li Lei');
    await withTotp(bench, person);
    const body = { what: 'totp' };
    await callAsAdmin(reset, { method: 'POST', params: { id: person.id }, body });
    expect((await postSession({ name: 'Li Lei', password: PASSWORD })).status).toBe(201);
    const { id, headers } = await invited('Wang Fang', 'administrator');
    expect(await typeOf(await call(reset, { method: 'POST', params: { id }, body, headers }))).toBe(
      '409 not-yourself',
    );
  });
});

describe('sessions', () => {
  test('are listed with line and browser: the own, or all with the right', async () => {
    const { id, headers } = await withPassword('Li Lei');
    await postSession(
      { name: 'Li Lei', password: PASSWORD },
      { 'x-forwarded-for': '192.0.2.9', 'user-agent': 'B' },
    );
    await invited('Han Meimei');
    const own = await itemsOf(call(getSessions, { url: '/api/sessions', headers }));
    expect(own.map(({ personId, current }) => [personId, current]).sort()).toEqual([
      [id, false],
      [id, true],
    ]);
    expect(own).toContainEqual(expect.objectContaining({ address: '192.0.2.9', agent: 'B', name: 'Li Lei' }));
    expect(JSON.stringify(own)).not.toContain('tokenHash');
    expect(await itemsOf(callAsAdmin(getSessions, { url: '/api/sessions' }))).toEqual([]);
    expect(await itemsOf(callAsAdmin(getSessions, { url: '/api/sessions?all=1' }))).toHaveLength(3);
    expect(await typeOf(await call(getSessions, { url: '/api/sessions?all=1', headers }))).toBe(
      '403 forbidden',
    );
    bench.tick(30 * 60_000 + 1);
    expect(await itemsOf(callAsAdmin(getSessions, { url: '/api/sessions?all=1' }))).toEqual([]);
  });

  test('are at most five a person: a sixth ends the oldest', async () => {
    const { headers } = await withPassword('Li Lei');
    const later: Headers[] = [];
    for (let time = 0; time < 5; time += 1) {
      bench.tick(1000);
      later.push({ cookie: cookieOf(await postSession({ name: 'Li Lei', password: PASSWORD })) });
    }
    expect((await call(getMe, { headers })).status).toBe(401);
    for (const cookie of later) expect((await call(getMe, { headers: cookie })).status).toBe(200);
  });

  test('are ended one by one or all others at once, by their own person; of others only with the right', async () => {
    const { headers } = await withPassword('Li Lei');
    const other = await invited('Han Meimei');
    for (let time = 0; time < 3; time += 1) await postSession({ name: 'Li Lei', password: PASSWORD });
    const [theirs] = await itemsOf(call(getSessions, { url: '/api/sessions', headers: other.headers }));
    const end = (id: unknown, by: Headers) =>
      call(endSession, { method: 'DELETE', params: { id: String(id) }, headers: by });
    expect(await typeOf(await end(theirs?.id, headers))).toBe('404 unknown-session');
    const own = await itemsOf(call(getSessions, { url: '/api/sessions', headers }));
    const elsewhere = own.find(({ current }) => current === false);
    expect(await bodyOf(await end(elsewhere?.id, headers))).toEqual({ ended: 1 });
    const others = (url: string) => call(endOthers, { method: 'DELETE', url, headers });
    expect((await others('/api/sessions')).status).toBe(400);
    expect(await bodyOf(await others('/api/sessions?others=1'))).toEqual({ ended: 2 });
    expect((await call(getMe, { headers })).status).toBe(200);
    const admin = await invited('Wang Fang', 'administrator');
    expect((await end(theirs?.id, admin.headers)).status).toBe(200);
    expect((await call(getMe, { headers: other.headers })).status).toBe(401);
  });
});

test('the audit trail is asked for by what is given', async () => {
  const asked: unknown[] = [];
  openFakeWorkbench({
    store: {
      auditTrail: async (query) => {
        asked.push(query);
        return [];
      },
    },
  });
  await callAsAdmin(getAudit, { url: '/api/audit?limit=5&before=9&actor=Li%20Lei&action=session.' });
  await callAsAdmin(getAudit, { url: '/api/audit' });
  expect(asked).toEqual([{ limit: 5, before: 9, actor: 'Li Lei', action: 'session.' }, { limit: 1000 }]);
});
