import { beforeEach, describe, expect, test } from 'vitest';
import { plant } from '../../data/ingest/fixtures/plant';
import { bodyOf, callAsAdmin } from './fixtures/call';
import { type FakeWorkbench, openFakeWorkbench, STATION_KEY } from './fixtures/fake-workbench';
import { type ImportAnswer, importRegistry } from './import-registry';
import { readNdjson } from './read-ndjson';
import { POST as importRoute } from './registry/import/route';

const name = { zh: '测试', en: 'Test' };
const enterprise = {
  kind: 'enterprise',
  id: 'P1',
  name,
  district: '110113',
  address: name,
  longitude: 116.6,
  latitude: 40.1,
  trade: '3360',
  dusts: [2],
  workersPerShift: 10,
  building: { storeys: 1, structure: 'steel', dormitoryOrOfficeNearby: false },
  shifts: [{ days: [1], startMinute: 480, endMinute: 1080 }],
};
const collector = { ...plant.collectors.get('P1-C01') };
const station = { kind: 'station', id: 'S1', enterprise: 'P1', name, collectors: ['P1-C01'] };
const camera = { kind: 'camera', id: 'K1', enterprise: 'P1', station: 'S1', name };

let bench: FakeWorkbench;
beforeEach(() => {
  bench = openFakeWorkbench();
});

const send = (lines: readonly unknown[], language = 'en') =>
  callAsAdmin(importRoute, {
    method: 'POST',
    body: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    headers: { 'accept-language': language },
  });
const load = async (lines: readonly unknown[], language?: string) =>
  (await bodyOf(await send(lines, language))) as unknown as ImportAnswer;

describe('an import', () => {
  test('registers in any order of lines and makes a secret once', async () => {
    const answer = await load([camera, station, '', collector, enterprise]);
    expect(answer).toMatchObject({ lines: 4, accepted: 4, rejected: 0, errors: [] });
    expect(answer.counts.station).toEqual({ created: 1, updated: 0, unchanged: 0 });
    expect(answer.secrets).toEqual([{ account: 'S1', secret: expect.stringMatching(/.{22,}/) }]);
    expect(bench.audited).toMatchObject([
      { action: 'registry.import', detail: { lines: 4, accepted: 4, rejected: 0 } },
    ]);
    expect(JSON.stringify(bench.audited)).not.toContain(answer.secrets[0]?.secret);
  });

  test('of more lines than can be answered one by one is refused whole', async () => {
    const response = await send(Array.from({ length: 50_001 }, () => 'x'));
    expect(response.status).toBe(400);
    expect((await bodyOf(response)).detail).toMatch(/^lines is “50,?001” but must be <= 50000/);
  });

  test('again changes nothing, and does not set a secret that is the same', async () => {
    await load([enterprise, collector, { ...station, secret: STATION_KEY }]);
    const touched: unknown[] = [];
    Object.assign(bench, {
      importRegistry: async (records: unknown[]) => {
        touched.push(...records);
        return [];
      },
    });
    const again = await load([enterprise, collector, { ...station, secret: STATION_KEY }]);
    expect(again.counts.enterprise).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect([touched, again.secrets]).toEqual([[], []]);
    await load([
      { ...enterprise, workersPerShift: 11 },
      { ...station, secret: 'another secret, long enough' },
    ]);
    expect(touched).toHaveLength(2);
  });

  test('keeps the good lines and names line, field, value and limit of each bad one', async () => {
    const { accepted, errors } = await load([
      enterprise,
      { ...enterprise, id: 'P2', latitude: 91 },
      '{"kind":',
      { kind: 'boiler' },
    ]);
    expect(accepted).toBe(1);
    expect(errors).toEqual([
      {
        line: 2,
        field: 'latitude',
        value: 91,
        limit: '<= 54',
        message: 'latitude is “91” but must be <= 54. Correct it and try again.',
      },
      {
        line: 3,
        field: 'line 3',
        value: '{"kind":',
        limit: 'JSON',
        message: expect.stringContaining('JSON'),
      },
      {
        line: 4,
        field: 'kind',
        value: 'boiler',
        limit: expect.stringContaining('gateway'),
        message: expect.any(String),
      },
    ]);
    expect((await load([{ ...enterprise, id: '' }], 'zh-CN')).errors[0]?.message).toMatch(/^id 的值/);
  });

  test('of bad lines alone is 422 with the errors beside the sentence', async () => {
    const response = await send([{ ...station, secret: 'too short' }]);
    expect(response.status).toBe(422);
    const body = await bodyOf(response);
    expect(body).toMatchObject({
      status: 422,
      accepted: 0,
      errors: [{ line: 1, field: 'secret', value: '***' }],
    });
    expect(JSON.stringify(body)).not.toContain('too short');
  });

  test('is refused beyond 8 MiB and when it is no UTF-8', async () => {
    const post = (body: Uint8Array) => callAsAdmin(importRoute, { method: 'POST', body });
    expect((await post(new Uint8Array(8 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await post(Uint8Array.from([0xff, 0xfe]))).status).toBe(400);
  });
});

describe('records must fit together', () => {
  beforeEach(async () => {
    await load([enterprise, collector, station]);
  });

  test.each([
    ['a collector of an unknown enterprise', { ...collector, id: 'X', enterprise: 'P9' }, 'enterprise', 'P9'],
    ['a station of an unknown collector', { ...station, id: 'S2', collectors: ['X'] }, 'collectors.0', 'X'],
    ['a collector with two stations', { ...station, id: 'S2' }, 'collectors.0', 'P1-C01'],
    [
      'a gateway of an unknown station',
      { kind: 'gateway', id: 'G1', name, stations: ['S1', 'S9'] },
      'stations.1',
      'S9',
    ],
    ['a gateway named as a station', { kind: 'gateway', id: 'S1', name, stations: ['S1'] }, 'id', 'S1'],
    ['a camera of an unknown station', { ...camera, station: 'S9' }, 'station', 'S9'],
    ['a real station that becomes virtual', { ...station, virtual: true }, 'virtual', 'true'],
  ])('%s is refused', async (_name, line, field, value) => {
    expect((await load([line])).errors).toMatchObject([{ line: 1, field, value }]);
  });

  test('a collector and its station both fall with the enterprise they lack', async () => {
    const lines = [
      { ...collector, id: 'Q1', enterprise: 'P9' },
      { ...station, id: 'S2', enterprise: 'P1', collectors: ['Q1'] },
    ];
    expect((await load(lines)).errors.map(({ line, field }) => `${line} ${field}`)).toEqual([
      '1 enterprise',
      '2 collectors.0',
    ]);
  });

  test('two collectors of one station cannot have one code', async () => {
    const lines = [
      { ...collector, id: 'P1-C02' },
      { ...station, collectors: ['P1-C01', 'P1-C02'] },
    ];
    expect((await load(lines)).errors).toMatchObject([{ line: 2, field: 'collectors.1', value: 'C01' }]);
  });
});

test('two accounts never share a secret, and none is named as an exercise is', async () => {
  const bench = openFakeWorkbench();
  const station = (id: string, secret: string) =>
    JSON.stringify({
      kind: 'station',
      id,
      enterprise: 'E',
      name: { zh: '站', en: 'S' },
      collectors: ['C'],
      secret,
    });
  const text = [
    station('S8', STATION_KEY),
    station('S9', 'x'.repeat(30)),
    station('G9', 'x'.repeat(30)),
    station('X20261122-7f3a', 'y'.repeat(30)),
  ].join('\n');
  const { errors } = await importRegistry(bench, readNdjson(text), {
    identity: { name: 'test', districts: null },
    locale: 'en',
    reason: '',
    dry: false,
  });
  expect(errors.map(({ line, field }) => [line, field])).toEqual([
    [1, 'secret'],
    [2, 'enterprise'],
    [3, 'secret'],
    [4, 'id'],
  ]);
  expect(JSON.stringify(errors)).not.toContain(STATION_KEY);
});
