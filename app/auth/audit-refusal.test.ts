import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call } from '../api/fixtures/call';
import { type FakeWorkbench, openFakeWorkbench } from '../api/fixtures/fake-workbench';
import { invited } from '../api/fixtures/sign-in';
import { GET as getPeople } from '../api/people/route';
import { REFUSALS_IN_FULL, REFUSALS_WINDOW_MS } from './audit-refusal';

let bench: FakeWorkbench;
beforeEach(() => {
  vi.useFakeTimers();
  bench = openFakeWorkbench();
});
afterEach(() => {
  vi.useRealTimers();
});

const refusedOf = (name: string) =>
  bench.audited.filter(({ actor, outcome }) => actor === name && outcome === 'refused');

test('a flood of refusals is a few entries and one that counts the others', async () => {
  const { headers } = await invited('Li Lei');
  for (let n = 0; n < 100; n += 1) expect((await call(getPeople, { headers })).status).toBe(403);
  expect(refusedOf('Li Lei')).toHaveLength(REFUSALS_IN_FULL);
  await vi.advanceTimersByTimeAsync(REFUSALS_WINDOW_MS);
  expect(refusedOf('Li Lei').at(-1)).toMatchObject({
    action: 'manage-people',
    detail: { attempts: 100 - REFUSALS_IN_FULL },
  });
  await call(getPeople, { headers });
  expect(refusedOf('Li Lei').at(-1)).toMatchObject({ detail: { role: 'leader' } });
});

test('one who is refused often hides nobody else', async () => {
  const [loud, quiet] = [await invited('Loud'), await invited('Quiet')];
  for (let n = 0; n < 20; n += 1) await call(getPeople, { headers: loud.headers });
  await call(getPeople, { headers: quiet.headers });
  expect(refusedOf('Quiet')).toHaveLength(1);
});
