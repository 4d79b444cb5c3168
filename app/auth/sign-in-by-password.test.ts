import { beforeEach, describe, expect, test } from 'vitest';
import { bodyOf, call, callAsAdmin } from '../api/fixtures/call';
import { type FakeWorkbench, openFakeWorkbench } from '../api/fixtures/fake-workbench';
import { invited, PASSWORD, postSession, tokenOf, withPassword, withTotp } from '../api/fixtures/sign-in';
import { PUT as putPassword } from '../api/me/password/route';
import { GET as getMe } from '../api/me/route';
import { POST as beginTotp, PUT as confirmTotp, DELETE as removeTotp } from '../api/me/totp/route';
import { POST as makeLink } from '../api/people/[id]/link/route';
import { GET as getPeople } from '../api/people/route';
import { workbench } from '../workbench';

let bench: FakeWorkbench;
beforeEach(() => {
  bench = openFakeWorkbench();
});

const MINUTE_MS = 60_000;
const typeOf = async (response: Response) =>
  `${response.status} ${String((await bodyOf(response)).type)
    .split(':')
    .at(-1)}`;
const wrong = (name: string) => postSession({ name, password: 'not the password' });

describe('signing in by password', () => {
  test('takes the name in any letters and makes a session of its own', async () => {
    await withPassword('Li Lei');
    const response = await postSession({ name: ' ｌi LEI', password: PASSWORD });
    expect([response.status, await bodyOf(response)]).toEqual([201, { name: 'Li Lei', role: 'leader' }]);
    expect(bench.audited.at(-1)).toMatchObject({ action: 'session.create', detail: { via: 'password' } });
  });

  test('takes a password in another form of the same letters', async () => {
    await withPassword('Li Lei');
    expect((await postSession({ name: 'Li Lei', password: PASSWORD.replace('K', 'Ｋ') })).status).toBe(201);
  });

  test('says one sentence to a wrong password, an unknown name, one without password and one who is disabled', async () => {
    await withPassword('Li Lei');
    await invited('Han Meimei');
    const gone = await withPassword('Gone');
    await bench.store.changePerson(gone.id, { disabledTs: bench.now() });
    const answers = await Promise.all(
      ['Li Lei', 'Nobody', 'Han Meimei'].map(async (name) => (await wrong(name)).text()),
    );
    answers.push(await (await postSession({ name: 'Gone', password: PASSWORD })).text());
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('bad-credentials');
  });

  test('asks the store for the same things in the same order, whether anybody has the name or not', async () => {
    const trace = async (name: string) => {
      bench = openFakeWorkbench();
      await withPassword('Li Lei');
      const asked: string[] = [];
      const { store } = workbench();
      const watched = new Proxy(store, {
        get(target, member) {
          asked.push(String(member));
          return Reflect.get(target, member) as unknown;
        },
      });
      Object.assign(bench, { store: watched });
      const answers = [];
      for (let attempt = 0; attempt < 7; attempt += 1) answers.push(await typeOf(await wrong(name)));
      return { answers, asked };
    };
    const known = await trace('Li Lei');
    expect(await trace('Nobody')).toEqual(known);
    expect(known.asked).toContain('saveSignInAttempts');
    expect(known.answers).toEqual([
      ...Array<string>(5).fill('401 bad-credentials'),
      '429 locked',
      '429 locked',
    ]);
  });

  test('tells neither name nor password to the audit trail', async () => {
    await postSession({ name: 'my-password-in-the-wrong-field', password: 'S3cret-of-mine!' });
    expect(bench.audited).toHaveLength(1);
    expect(JSON.stringify(bench.audited)).not.toMatch(/my-password|S3cret/);
  });

  test('repeats no password in what it refuses', async () => {
    for (const body of [{ password: PASSWORD }, { name: 'a', password: `${PASSWORD}${'x'.repeat(300)}` }]) {
      const response = await postSession(body);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain('Kestrel');
    }
  });
});

describe('a lock', () => {
  test('comes after five wrong passwords, says how long, refuses the right one, and ends', async () => {
    await withPassword('Li Lei');
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong('Li Lei');
    const refused = await postSession({ name: 'Li Lei', password: PASSWORD });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '900']);
    expect((await bodyOf(refused)).seconds).toBe(900);
    bench.tick(15 * MINUTE_MS);
    expect((await postSession({ name: 'Li Lei', password: PASSWORD })).status).toBe(201);
  });

  test('that strangers bring about keeps nobody out at their desk, and the other way round; a link lifts both', async () => {
    const { id } = await withPassword('Li Lei');
    const desk = { 'x-forwarded-for': '192.0.2.55' };
    const enter = async () => (await postSession({ name: 'Li Lei', password: PASSWORD }, desk)).status;
    expect(await enter()).toBe(201);
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong('Li Lei');
    expect(await typeOf(await wrong('Li Lei'))).toBe('429 locked');
    expect(await enter()).toBe(201);
    for (let attempt = 0; attempt < 5; attempt += 1)
      await postSession({ name: 'Li Lei', password: 'x' }, desk);
    expect(await enter()).toBe(429);
    await callAsAdmin(makeLink, { method: 'POST', params: { id } });
    expect(await enter()).toBe(201);
    expect((await postSession({ name: 'Li Lei', password: PASSWORD })).status).toBe(201);
  });

  test('counts attempts that come at once one by one', async () => {
    await withPassword('Li Lei');
    const answers = await Promise.all(Array.from({ length: 7 }, async () => typeOf(await wrong('Li Lei'))));
    expect(answers.filter((answer) => answer === '401 bad-credentials')).toHaveLength(5);
    expect(answers.filter((answer) => answer === '429 locked')).toHaveLength(2);
  });

  test('is seen by administrators, and a link lifts it', async () => {
    const { id } = await withPassword('Li Lei');
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong('Li Lei');
    const locked = await bodyOf(await callAsAdmin(getPeople));
    expect(locked.items).toMatchObject([{ lockedUntilTs: bench.now() + 15 * MINUTE_MS }]);
    const made = await bodyOf(await callAsAdmin(makeLink, { method: 'POST', params: { id } }));
    expect((await bodyOf(await callAsAdmin(getPeople))).items).toMatchObject([{ lockedUntilTs: null }]);
    expect((await postSession({ token: tokenOf(String(made.link)) })).status).toBe(201);
    expect((await postSession({ name: 'Li Lei', password: PASSWORD })).status).toBe(201);
  });

  test('does not keep a link out that was made before', async () => {
    const { id } = await withPassword('Li Lei');
    const made = await bodyOf(await callAsAdmin(makeLink, { method: 'POST', params: { id } }));
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong('Li Lei');
    expect((await postSession({ token: tokenOf(String(made.link)) })).status).toBe(201);
    expect((await postSession({ name: 'Li Lei', password: PASSWORD })).status).toBe(201);
  });
});

describe('a line', () => {
  const line = { 'x-forwarded-for': '192.0.2.77' };

  test('may try ten times a minute, before anything is hashed or read; those that succeed do not count', async () => {
    await withPassword('Li Lei');
    for (let time = 0; time < 12; time += 1) {
      const response = await postSession({ name: 'Li Lei', password: PASSWORD }, line);
      expect(response.status).toBe(201);
    }
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await postSession({ name: `nobody ${attempt}`, password: 'x' }, line)).status).toBe(401);
    const before = bench.audited.length;
    const refused = await postSession('not even JSON', line);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    await postSession({ name: 'Li Lei', password: PASSWORD }, line);
    const said = bench.audited.slice(before);
    expect(said.map(({ action, object }) => `${action} ${object}`)).toEqual(
      Array(2).fill('session.limit address'),
    );
  });
});

describe('codes of an authenticator', () => {
  test('an administrator needs one to sign in by password', async () => {
    await withPassword('Wang Fang', 'administrator');
    expect(await typeOf(await postSession({ name: 'Wang Fang', password: PASSWORD }))).toBe(
      '403 totp-required',
    );
    expect(await typeOf(await wrong('Wang Fang'))).toBe('401 bad-credentials');
  });

  test('are asked for once the password is right, work once, and count as attempts when wrong', async () => {
    const person = await withPassword('Wang Fang', 'administrator');
    const codeAt = await withTotp(bench, person);
    const enter = async (code?: string) =>
      typeOf(await postSession({ name: 'Wang Fang', password: PASSWORD, ...(code ? { code } : {}) }));
    expect(await enter()).toBe('401 code-needed');
    expect(await enter(codeAt(3))).toBe('401 bad-code');
    expect(await enter(codeAt())).toBe('201 undefined');
    expect(await enter(codeAt())).toBe('401 bad-code');
    expect(await enter(codeAt(1).replace(/^(...)/, '$1 '))).toBe('201 undefined');
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await enter('000000')).toBe('401 bad-code');
    expect(await enter(codeAt(1))).toBe('429 locked');
  });

  test('count only when confirmed, cannot be begun anew while they count, and go with a code', async () => {
    const person = await withPassword('Li Lei');
    const { headers } = person;
    const state = async () => ((await bodyOf(await call(getMe, { headers }))).person as object) ?? {};
    expect(await typeOf(await call(confirmTotp, { method: 'PUT', body: { code: '123456' }, headers }))).toBe(
      '409 totp-not-begun',
    );
    await call(beginTotp, { method: 'POST', headers });
    expect(await state()).toMatchObject({ hasTotp: false });
    expect((await postSession({ name: 'Li Lei', password: PASSWORD })).status).toBe(201);
    expect(await typeOf(await call(confirmTotp, { method: 'PUT', body: { code: '000000' }, headers }))).toBe(
      '422 wrong-code',
    );
    const codeAt = await withTotp(bench, person);
    expect(await state()).toMatchObject({ hasTotp: true });
    expect(await typeOf(await call(beginTotp, { method: 'POST', headers }))).toBe('409 totp-in-use');
    const remove = (code: string) => call(removeTotp, { method: 'DELETE', body: { code }, headers });
    expect(await typeOf(await remove(codeAt(-1)))).toBe('422 wrong-code');
    expect((await remove(codeAt())).status).toBe(200);
    expect(await state()).toMatchObject({ hasTotp: false });
  });

  test('that cannot be read any more sign nobody in, and can be set up anew after a link', async () => {
    const person = await withPassword('Li Lei');
    await withTotp(bench, person);
    await bench.store.saveCredentials(person.id, { totpSecret: null, totpFault: 'The key is gone.' });
    expect(await typeOf(await postSession({ name: 'Li Lei', password: PASSWORD }))).toBe(
      '403 totp-unreadable',
    );
    const { headers } = person;
    expect((await bodyOf(await call(getMe, { headers }))).person).toMatchObject({ hasTotp: false });
    expect((await call(beginTotp, { method: 'POST', headers })).status).toBe(201);
  });

  test('no secret is in the audit trail', async () => {
    const person = await withPassword('Li Lei');
    const made = await bodyOf(await call(beginTotp, { method: 'POST', headers: person.headers }));
    expect(String(made.otpauth)).toContain(String(made.secret));
    expect(JSON.stringify(bench.audited)).not.toContain(String(made.secret));
  });
});

describe('changing the password', () => {
  const change = async (headers: Readonly<Record<string, string>>, body: object) =>
    call(putPassword, { method: 'PUT', body, headers });

  test('needs the current one, but for ten minutes after a link', async () => {
    const { headers } = await withPassword('Li Lei');
    expect((await change(headers, { next: `${PASSWORD} 2` })).status).toBe(200);
    bench.tick(10 * MINUTE_MS + 1);
    expect(await typeOf(await change(headers, { next: `${PASSWORD} 3` }))).toBe('403 wrong-password');
    expect(await typeOf(await change(headers, { next: `${PASSWORD} 3`, current: PASSWORD }))).toBe(
      '403 wrong-password',
    );
    const current = `${PASSWORD} 2`;
    expect((await change(headers, { next: `${PASSWORD} 3`, current })).status).toBe(200);
  });

  test('says which rule is broken, and takes none of the last five', async () => {
    const { headers } = await invited('Li Lei');
    const rule = async (next: string) => (await bodyOf(await change(headers, { next }))).rule;
    expect(await rule('short')).toBe('short');
    for (let n = 0; n < 6; n += 1) expect(await rule(`${PASSWORD} ${n}`), String(n)).toBeUndefined();
    for (let n = 1; n < 6; n += 1) expect(await rule(`${PASSWORD} ${n}`), String(n)).toBe('reused');
    expect(await rule(`${PASSWORD} 0`)).toBeUndefined();
  });

  test('ends the other sessions of that person and nobody else', async () => {
    const here = await withPassword('Li Lei');
    const there = await postSession({ name: 'Li Lei', password: PASSWORD });
    const other = await invited('Han Meimei');
    const cookie = (there.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const answer = await change(here.headers, { next: `${PASSWORD} 2` });
    expect(await bodyOf(answer)).toEqual({ changed: true, ended: 1 });
    const statuses = await Promise.all(
      [here.headers, { cookie }, other.headers].map(
        async (headers) => (await call(getMe, { headers })).status,
      ),
    );
    expect(statuses).toEqual([200, 401, 200]);
  });

  test('guessing the current one locks the name', async () => {
    const { headers } = await withPassword('Li Lei');
    bench.tick(11 * MINUTE_MS);
    const body = { next: `${PASSWORD} 2`, current: 'a guess' };
    for (let attempt = 0; attempt < 5; attempt += 1) await change(headers, body);
    expect(await typeOf(await change(headers, { ...body, current: PASSWORD }))).toBe('429 locked');
  });

  test('is limited, so that one session does not fill the line in which others sign in', async () => {
    const { headers } = await invited('Li Lei');
    const statuses: number[] = [];
    for (let n = 0; n < 21; n += 1) statuses.push((await change(headers, { next: 'short' })).status);
    expect(statuses).toEqual([...Array<number>(20).fill(422), 429]);
  });

  test('is not for keys', async () => {
    expect(await typeOf(await callAsAdmin(putPassword, { method: 'PUT', body: { next: PASSWORD } }))).toBe(
      '403 not-a-person',
    );
  });
});
