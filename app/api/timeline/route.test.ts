import { beforeEach, expect, it } from 'vitest';
import { plant } from '../../../data/ingest/fixtures/plant';
import type { AlarmMarksQuery } from '../../../data/store/types';
import { bodyOf, call, callAsAdmin } from '../fixtures/call';
import { NOW, openFakeWorkbench } from '../fixtures/fake-workbench';
import { timelineAnswer } from '../schemas';
import { GET } from './route';

const MARK = {
  id: 'a1',
  ruleId: 'dp-high',
  collector: 'P1-C01',
  priority: 2,
  raisedTs: NOW - 5000,
  returnedTs: null,
  late: false,
} as const;
let asked: AlarmMarksQuery[] = [];

beforeEach(() => {
  asked = [];
  openFakeWorkbench({
    store: {
      span: async () => ({ oldestTs: NOW - 9000, newestTs: NOW }),
      alarmMarks: async (query) => {
        asked.push(query);
        return { marks: [MARK], total: 700 };
      },
    },
    world: { registry: () => plant },
  });
});

it('gives the marks of the last day of the collectors that are shown, and where the past begins', async () => {
  const body = timelineAnswer.parse(await bodyOf(await callAsAdmin(GET, { url: '/api/timeline' })));
  expect(body).toEqual({
    scope: { districts: null },
    oldestTs: NOW - 9000,
    newestTs: NOW,
    alarms: [MARK],
    total: 700,
  });
  expect(asked).toEqual([{ from: NOW - 86_400_000, to: NOW, collectors: ['P1-C01'], limit: 500 }]);
});

it.each([
  [`?from=${NOW}&to=${NOW}`, 400],
  ['?from=yesterday', 400],
  ['?world=run:gone', 404],
])('refuses %s with %i', async (query, status) => {
  expect((await callAsAdmin(GET, { url: `/api/timeline${query}` })).status).toBe(status);
});

it('is for those who may see', async () => {
  expect((await call(GET, { url: '/api/timeline' })).status).toBe(401);
});
