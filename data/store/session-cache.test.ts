import { expect, test } from 'vitest';
import type { SessionRow } from './people-store';
import { SessionCache } from './session-cache';

const sessionOf = (role: 'leader' | 'analyst') => {
  const row: SessionRow = {
    id: 's',
    tokenHash: 'h',
    personId: 'p',
    createdTs: 1,
    lastSeenTs: 1,
    address: '',
    agent: '',
    via: 'link',
  };
  const person = { id: 'p', name: 'Li Lei', role, districts: null, createdTs: 1 };
  const rest = { disabledTs: null, hasPassword: false, hasTotp: false, lockedUntilTs: null };
  return { ...row, person: { ...person, ...rest } };
};

test('reads a session once, again after a change, and never keeps that there is none', async () => {
  let role: 'leader' | 'analyst' = 'leader';
  let reads = 0;
  const cache = new SessionCache(async (hash) => {
    reads += 1;
    return hash === 'h' ? sessionOf(role) : null;
  });
  for (let n = 0; n < 3; n += 1) expect((await cache.session('h'))?.person.role).toBe('leader');
  expect(reads).toBe(1);
  role = 'analyst';
  cache.forget();
  expect((await cache.session('h'))?.person.role).toBe('analyst');
  cache.forget('h');
  await cache.session('h');
  expect(reads).toBe(3);
  await cache.session('none');
  await cache.session('none');
  expect(reads).toBe(5);
});

test('does not keep what was read before a change and answered after it', async () => {
  const reading: ((session: ReturnType<typeof sessionOf>) => void)[] = [];
  const cache = new SessionCache(() => new Promise((resolve) => reading.push(resolve)));
  const old = cache.session('h');
  cache.forget();
  reading[0]?.(sessionOf('leader'));
  await old;
  const after = cache.session('h');
  reading[1]?.(sessionOf('analyst'));
  expect((await after)?.person.role).toBe('analyst');
});
