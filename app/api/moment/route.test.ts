import { beforeEach, expect, it } from 'vitest';
import { plant } from '../../../data/ingest/fixtures/plant';
import type { MomentQuery } from '../../../data/store/types';
import { bodyOf, call, callAsAdmin } from '../fixtures/call';
import { fakeAlarm, NOW, openFakeWorkbench } from '../fixtures/fake-workbench';
import { momentAnswer } from '../schemas';
import { GET } from './route';

const OLDEST = NOW - 3_600_000;
let asked: MomentQuery[] = [];
let span: { oldestTs: number; newestTs: number } | null;

beforeEach(() => {
  asked = [];
  span = { oldestTs: OLDEST, newestTs: NOW - 60_000 };
  openFakeWorkbench({
    store: {
      span: async () => span,
      moment: async (query) => {
        asked.push(query);
        return {
          latest: new Map([['P1-C01/running', { ts: NOW, value: 1, quality: 0, receivedTs: NOW }]]),
          estimates: { state: null, since: [] },
          lines: new Map(),
          alarms: [fakeAlarm()],
          warnings: [],
          risk: [],
        };
      },
    },
    world: {
      registry: () => plant,
      // Nothing came in the last minute, and all of it is judged and stored up to half a minute ago.
      view: { judgedThrough: () => NOW - 30_000 } as never,
    },
  });
});

it.each([
  ['', { points: ['running'], withoutEstimates: true }],
  ['&collectors=P1-C01,P1-C02', { collectors: ['P1-C01', 'P1-C02'] }],
  ['&collectors=*', {}],
])('asks for no more than is shown: %s', async (wished, query) => {
  const at = NOW - 600_000;
  const response = await callAsAdmin(GET, { url: `/api/moment?at=${at}${wished}` });
  const body = momentAnswer.parse(await bodyOf(response));
  expect(body).toMatchObject({ world: 'live', at, oldestTs: OLDEST, newestTs: NOW - 30_000, outside: null });
  expect(body.values).toEqual([['P1-C01', 'running', NOW, 1, 0]]);
  expect(body.alarms).toHaveLength(1);
  expect(asked).toEqual([{ at, ...query }]);
});

it.each([
  [OLDEST - 1, 'before'],
  [OLDEST, null],
  [NOW - 20_000, null],
  [NOW - 19_999, 'after'],
])('says whether %i lies outside the stored past: %s', async (at, outside) => {
  const body = await bodyOf(await callAsAdmin(GET, { url: `/api/moment?at=${at}` }));
  expect(body).toMatchObject({ outside, alarms: outside ? [] : [fakeAlarm()] });
});

it('of an empty store is after it', async () => {
  span = null;
  const body = await bodyOf(await callAsAdmin(GET, { url: `/api/moment?at=${NOW}` }));
  expect(body).toMatchObject({ outside: 'after', oldestTs: null, newestTs: null, values: [] });
});

it.each([
  ['?world=run:gone&at=1', 404],
  ['?at=soon', 400],
  ['', 400],
])('refuses %s with %i', async (query, status) => {
  expect((await callAsAdmin(GET, { url: `/api/moment${query}` })).status).toBe(status);
});

it('is for those who may see', async () => {
  expect((await call(GET, { url: `/api/moment?at=${NOW}` })).status).toBe(401);
});
