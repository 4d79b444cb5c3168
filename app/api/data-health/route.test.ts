import { beforeEach, expect, it } from 'vitest';
import { plant } from '../../../data/ingest/fixtures/plant';
import type { PointActivity } from '../../../data/store/types';
import { bodyOf, callAsAdmin } from '../fixtures/call';
import { fakeAlarm, NOW, openFakeWorkbench } from '../fixtures/fake-workbench';
import { dataHealthAnswer } from '../schemas';
import { GET } from './route';

const HOUR = 3_600_000;
const STARTED = NOW - 605_000;
const silent = fakeAlarm({ ruleId: 'point-silent', point: 'running', raisedTs: NOW - 60_000 });
const asked: { activity: { from: number; to: number }[]; moments: number[] } = { activity: [], moments: [] };

const running: PointActivity = {
  collector: 'P1-C01',
  point: 'running',
  readings: 300,
  bad: 0,
  late: 0,
  lastTs: NOW - 61_000,
  lastReceivedTs: NOW - 60_000,
  lastValue: 1,
  unchangedSinceTs: NOW - HOUR,
};

beforeEach(() => {
  asked.activity = [];
  asked.moments = [];
  const store = {
    activity: async (query: { from: number; to: number }) => {
      asked.activity.push(query);
      return { points: [running], stations: [] };
    },
    moment: async ({ at }: { at: number }) => {
      asked.moments.push(at);
      const lines = new Map([['S1', { online: false, since: at - 1000 }]]);
      const estimates = { state: null, since: [] };
      return { latest: new Map(), estimates, lines, alarms: [], warnings: [], risk: [] };
    },
    quarantine: async () => [],
  };
  const bench = openFakeWorkbench({ store });
  const live = {
    latest: new Map(),
    lines: new Map([['S1', { online: true, since: NOW - HOUR, lastMessageTs: NOW }]]),
    openAlarms: new Map([[silent.id, silent]]),
  };
  Object.assign(bench, {
    startedTs: STARTED,
    worldOf: async (world: string) =>
      world === 'live'
        ? {
            world,
            store: bench.store,
            view: live,
            registry: () => plant,
            judgeConfig: () => ({ world, rules: new Map(), stations: new Map() }),
            now: () => NOW,
          }
        : null,
  });
});

it('answers for the last day, and counts rates from the start of the server', async () => {
  const body = dataHealthAnswer.parse(await bodyOf(await callAsAdmin(GET, { url: '/api/data-health' })));
  expect(body).toMatchObject({ world: 'live', from: NOW - 24 * HOUR, to: NOW, countedFrom: STARTED });
  expect(body.summary).toMatchObject({ points: 4, silent: 1, stationsOnline: 1 });
  expect(body.points[0]).toMatchObject({ point: 'running', onlineRate: 0.5, silentSinceTs: NOW - 60_000 });
  expect(asked).toEqual({
    activity: [
      { from: NOW - 24 * HOUR, to: NOW },
      { from: STARTED, to: NOW },
    ],
    moments: [],
  });
});

it('asks the store how it stood at a past moment, and gives no rate of a time before the start', async () => {
  const at = NOW - 2 * HOUR;
  const answer = await callAsAdmin(GET, { url: `/api/data-health?hours=1&at=${at}` });
  const body = dataHealthAnswer.parse(await bodyOf(answer));
  expect(body).toMatchObject({ from: at - HOUR, to: at, countedFrom: null });
  expect(body.stations[0]).toMatchObject({ online: false, since: at - 1000, onlineRate: null });
  expect(body.summary.silent).toBe(0);
  expect(asked).toEqual({ activity: [{ from: at - HOUR, to: at }], moments: [at] });
});

it('takes a moment that has not come as now', async () => {
  const answer = await callAsAdmin(GET, { url: `/api/data-health?hours=1&at=${NOW + HOUR}` });
  expect(await bodyOf(answer)).toMatchObject({ from: NOW - HOUR, to: NOW });
});

it.each(['hours=0', 'hours=169', 'hours=1.5', 'at=-1'])('refuses %s', async (query) => {
  expect((await callAsAdmin(GET, { url: `/api/data-health?${query}` })).status).toBe(400);
});
