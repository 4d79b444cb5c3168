import { beforeEach, describe, expect, test } from 'vitest';
import { plant } from '../../data/ingest/fixtures/plant';
import type { Alarm } from '../../data/model/alarm';
import type { Warning } from '../../data/model/risk';
import type { AlarmQuery, ReadingsQuery } from '../../data/store/types';
import { REAL_PLANT } from '../e2e/real-plant';
import type { VirtualCommand } from '../workbench';
import { GET as getNothing } from './[...rest]/route';
import { POST as actOnAlarm } from './alarms/[id]/[action]/route';
import { GET as getAlarm } from './alarms/[id]/route';
import { GET as getAlarms } from './alarms/route';
import { GET as getCollector } from './collectors/[id]/route';
import { GET as getEnterprise } from './enterprises/[id]/route';
import { bodyOf, call, callAsAdmin } from './fixtures/call';
import {
  type FakeWorkbench,
  fakeAlarm,
  NOW,
  openFakeWorkbench,
  STATION_KEY,
} from './fixtures/fake-workbench';
import { GET as getHealth } from './health/route';
import { GET as getReadings } from './readings/route';
import { GET as getRisk } from './risk/route';
import { POST as inject } from './virtual/inject/route';
import { POST as acknowledgeWarning } from './warnings/[id]/acknowledge/route';
import { GET as getWarnings } from './warnings/route';

const asked: { readings?: ReadingsQuery; alarms?: AlarmQuery; command?: VirtualCommand } = {};
let bench: FakeWorkbench;
const open = fakeAlarm();
const collector = plant.collectors.get('P1-C01');
const station = plant.stations.get('S1');

beforeEach(() => {
  bench = openFakeWorkbench({
    world: {
      judgeConfig: () => ({ world: 'live', rules: new Map(), stations: new Map() }),
      acknowledge: async (id, by, reason): Promise<Alarm | null> =>
        id === 'a1' ? { ...open, state: 'ack', acknowledged: { by, ts: NOW, reason } } : null,
      acknowledgeWarning: async (id) => id === 'w1',
    },
    bench: {
      controlVirtual: (command) => {
        asked.command = command;
        return true;
      },
    },
    store: {
      readings: async (query) => {
        asked.readings = query;
        return { source: '1m', buckets: [] };
      },
      alarms: async (query) => {
        asked.alarms = query;
        return [open];
      },
      alarm: async (id) => (id === 'a1' || id === 'a2' ? open : null),
      alarmEvents: async () => [],
    },
  });
  if (!collector || !station) throw new Error('The fixture plant is incomplete.');
  bench.put(collector, station);
});

describe('readings', () => {
  test('asks for the last hour and a thousand points when nothing else is wished', async () => {
    const response = await callAsAdmin(getReadings, { url: '/?collector=P1-C01&point=hopperTemperatureC' });
    expect(await bodyOf(response)).toEqual({
      point: 'hopperTemperatureC',
      unit: '°C',
      from: NOW - 3_600_000,
      to: NOW,
      source: '1m',
      buckets: [],
    });
    expect(asked.readings).toMatchObject({ collector: 'P1-C01', maxPoints: 1000 });
  });

  test.each([
    ['collector=P1-C01', 'point'],
    ['collector=P1-C01&point=pressure', 'point'],
    ['collector=P1-C01&point=running&maxPoints=10001', 'maxPoints'],
    ['collector=P1-C01&point=running&maxPoints=0', 'maxPoints'],
    ['collector=P1-C01&point=running&from=yesterday', 'from'],
    ['collector=P1-C01&point=running&from=5&to=5', 'from'],
    ['collector=P1-C01&point=running&world=today', 'world'],
  ])('refuses %s, naming %s', async (query, field) => {
    const response = await callAsAdmin(getReadings, {
      url: `/?${query}`,
      headers: { 'accept-language': 'en' },
    });
    expect(response.status).toBe(400);
    expect((await bodyOf(response)).detail).toMatch(new RegExp(`^${field} is “.*” but must be `));
  });

  test('of an unknown collector is 404', async () => {
    expect((await callAsAdmin(getReadings, { url: '/?collector=X&point=running' })).status).toBe(404);
  });
});

describe('alarms', () => {
  test('open means every state but normal; filters are parted by commas', async () => {
    await callAsAdmin(getAlarms, { url: '/?state=open' });
    expect(asked.alarms?.states).toEqual([
      'unack',
      'rtn-unack',
      'ack',
      'shelved',
      'suppressed',
      'out-of-service',
    ]);
    await callAsAdmin(getAlarms, { url: '/?state=ack,normal&collector=P1-C01,P1-C02&from=1&to=2&limit=5' });
    expect(asked.alarms).toEqual({
      states: ['ack', 'normal'],
      collectors: ['P1-C01'],
      from: 1,
      to: 2,
      limit: 5,
    });
    expect((await callAsAdmin(getAlarms, { url: '/?state=closed' })).status).toBe(400);
  });

  test('are those of collectors that are registered and not retired', async () => {
    await callAsAdmin(getAlarms);
    expect(asked.alarms?.collectors).toEqual(['P1-C01']);
  });

  test('one comes with its events, or is 404', async () => {
    expect(await bodyOf(await callAsAdmin(getAlarm, { params: { id: 'a1' } }))).toEqual({
      alarm: open,
      events: [],
    });
    expect((await callAsAdmin(getAlarm, { params: { id: 'zz' } })).status).toBe(404);
  });

  const act = (id: string, action: string, body: unknown) =>
    callAsAdmin(actOnAlarm, {
      method: 'POST',
      url: `/api/alarms/${id}/${action}`,
      params: { id, action },
      body,
    });

  test('are acknowledged in the name of who asks, with a reason, and it is written down', async () => {
    const response = await act('a1', 'acknowledge', { reason: ' seen on site ' });
    expect(await bodyOf(response)).toMatchObject({
      acknowledged: { by: 'api:admin', reason: 'seen on site' },
    });
    expect(bench.audited).toMatchObject([{ actor: 'api:admin', action: 'alarm.acknowledge', object: 'a1' }]);
  });

  test.each([
    ['a1', 'acknowledge', {}, 400],
    ['a1', 'acknowledge', { reason: '  ' }, 400],
    ['a1', 'acknowledge', '{"reason":', 400],
    ['a1', 'acknowledge', { reason: 'x'.repeat(70_000) }, 413],
    ['a2', 'acknowledge', { reason: 'x' }, 409],
    ['zz', 'acknowledge', { reason: 'x' }, 404],
    ['a1', 'shelve', { reason: 'x' }, 501],
    ['a1', 'explode', { reason: 'x' }, 404],
  ])('%s/%s with %j: %d', async (id, action, body, status) => {
    expect((await act(id, action, body)).status).toBe(status);
    expect(bench.audited).toEqual([]);
  });
});

test('a warning is acknowledged, or unknown', async () => {
  const acknowledge = (id: string) =>
    callAsAdmin(acknowledgeWarning, { method: 'POST', params: { id }, body: { reason: 'x' } });
  expect([(await acknowledge('w1')).status, (await acknowledge('w2')).status]).toEqual([200, 404]);
});

describe('test control', () => {
  const send = (body: object) => callAsAdmin(inject, { method: 'POST', body });
  const fault = { collector: 'P1-C01', fault: 'airlock-motor-trip' };

  test('is refused for a real station, and that is written down', async () => {
    expect((await send(fault)).status).toBe(409);
    expect(bench.audited).toMatchObject([{ action: 'virtual.inject', object: 'P1-C01', outcome: 'refused' }]);
  });

  test('reaches a virtual one', async () => {
    if (station) bench.put({ ...station, virtual: true });
    expect((await send({ ...fault, severity: 0.5 })).status).toBe(202);
    expect(asked.command).toEqual({ cmd: 'inject', ...fault, severity: 0.5, rampS: 0 });
    expect((await send({ ...fault, severity: 2 })).status).toBe(400);
    expect((await send({ ...fault, collector: 'X' })).status).toBe(404);
  });

  test.each([
    [{ fault: 'low-tank' }, 422, 'There is no fault “low-tank”'],
    [{ fault: 'pump-trip' }, 422, 'does not fit collector “P1-C01”, a dry one'],
    [{ severity: 0 }, 400, 'severity'],
  ])('tells of %j what is wrong instead of sending it', async (part, status, sentence) => {
    if (station) bench.put({ ...station, virtual: true });
    delete asked.command;
    const headers = { 'accept-language': 'en' };
    const answer = await callAsAdmin(inject, { method: 'POST', body: { ...fault, ...part }, headers });
    expect([answer.status, (await bodyOf(answer)).detail, asked.command]).toEqual([
      status,
      expect.stringContaining(sentence),
      undefined,
    ]);
  });

  test('is nothing for a station', async () => {
    const headers = { authorization: `Bearer ${STATION_KEY}` };
    expect((await call(inject, { method: 'POST', body: fault, headers })).status).toBe(403);
  });
});

test('a collector comes with its rules and station; what is not registered is 404', async () => {
  const body = await bodyOf(await callAsAdmin(getCollector, { params: { id: 'P1-C01' } }));
  expect(body).toMatchObject({ id: 'P1-C01', rules: [], station: { id: 'S1' } });
  expect((await callAsAdmin(getCollector, { params: { id: 'X' } })).status).toBe(404);
  expect((await callAsAdmin(getEnterprise, { params: { id: '__proto__' } })).status).toBe(404);
});

test('an address that does not exist is 404 for those who are known', async () => {
  const response = await callAsAdmin(getNothing, {
    url: '/api/forecasts',
    headers: { 'accept-language': 'en' },
  });
  expect(response.status).toBe(404);
  expect((await bodyOf(response)).detail).toContain('/api/forecasts');
});

test.each([
  ['alarms', getAlarms],
  ['warnings', getWarnings],
  ['risk', getRisk],
])('%s of a world that is not there are not those of the live one', async (_name, get) => {
  const headers = { 'accept-language': 'en' };
  const response = await callAsAdmin(get, { url: '/?world=run:7', headers });
  expect(response.status).toBe(404);
  expect((await bodyOf(response)).detail).toMatch(/^There is no exercise .*“7”/);
});

test('warnings of enterprises that are not registered or retired are not shown', async () => {
  const enterprise = REAL_PLANT.find((record) => record.kind === 'enterprise');
  const bench = openFakeWorkbench({
    store: {
      warnings: async ({ enterprises }) =>
        ['T1', 'gone'].filter((id) => enterprises?.includes(id)).map(fakeWarning),
    },
  });
  if (enterprise) bench.put(enterprise);
  const { items } = await bodyOf(await callAsAdmin(getWarnings, { url: '/?state=all' }));
  expect(items).toEqual([fakeWarning('T1')]);
});

function fakeWarning(enterprise: string): Warning {
  return {
    id: `w-${enterprise}`,
    enterprise,
    level: 'blue',
    state: 'closed',
    raisedTs: NOW,
    changedTs: NOW,
    closedTs: NOW,
    acknowledged: null,
    causes: [],
  };
}

test('health says so when the store cannot be read, and what went wrong stays inside', async () => {
  const broken = { counts: async () => Promise.reject(new Error('/secret/path')) };
  openFakeWorkbench({
    bench: { live: { ...noLive, judgedThrough: () => 7, lagMs: () => 8 } },
    store: broken,
  });
  const response = await call(getHealth);
  expect(response.status).toBe(503);
  expect(await bodyOf(response)).toMatchObject({
    status: 'degraded',
    uptimeS: 5,
    worlds: { live: { judgedThrough: 7, lagMs: 8 } },
  });
  const failed = await callAsAdmin(getAlarms);
  expect(failed.status).toBe(500);
  expect(JSON.stringify(await bodyOf(failed))).not.toContain('fake');
});

const noLive = {
  world: 'live' as const,
  latest: new Map(),
  estimates: () => [],
  lines: new Map(),
  openAlarms: new Map(),
  risk: new Map(),
  eventsAfter: () => [],
};
