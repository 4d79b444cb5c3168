import { beforeEach, describe, expect, test } from 'vitest';
import type { RegistryRecord } from '../../data/model/registry';
import { REAL_PLANT } from '../e2e/real-plant';
import { bodyOf, callAsAdmin } from './fixtures/call';
import { type FakeWorkbench, NOW, openFakeWorkbench } from './fixtures/fake-workbench';
import { importRegistry } from './import-registry';
import { POST as endMaintenance } from './maintenance/[id]/end/route';
import { GET as getMaintenance, POST as startMaintenance } from './maintenance/route';
import { readNdjson } from './read-ndjson';
import { POST as renewSecret } from './registry/accounts/[id]/secret/route';
import { PUT as setProduction } from './registry/enterprises/[id]/production/route';
import { GET as exportRegistry } from './registry/export/route';
import { POST as restore } from './registry/records/[kind]/[id]/restore/route';
import { POST as retire } from './registry/records/[kind]/[id]/retire/route';
import { PUT as putRecord } from './registry/records/[kind]/[id]/route';
import { GET as listRecords } from './registry/records/route';
import { changedFields } from './registry-calls';

let bench: FakeWorkbench;
const find = (kind: RegistryRecord['kind']): RegistryRecord => {
  const record = REAL_PLANT.find((one) => one.kind === kind);
  if (!record) throw new Error(`The plant has no ${kind}.`);
  return record;
};
const [enterprise, collector, station] = [find('enterprise'), find('collector'), find('station')];
const camera: RegistryRecord = {
  kind: 'camera',
  id: 'K1',
  enterprise: enterprise.id,
  station: station.id,
  collector: collector.id,
  name: { zh: '机', en: 'Camera' },
};

beforeEach(() => {
  bench = openFakeWorkbench();
  bench.put(...REAL_PLANT);
});

const headers = { 'accept-language': 'en' };
const put = (record: object, version: number | null, of: { kind: string; id: string } = station) =>
  callAsAdmin(putRecord, {
    method: 'PUT',
    headers,
    params: { kind: of.kind, id: of.id },
    body: { record, version, reason: 'moved' },
  });
const act = (handler: unknown, { kind, id }: RegistryRecord, body: object) =>
  callAsAdmin(handler, {
    method: 'POST',
    headers,
    params: { kind, id },
    body: { reason: 'closed', ...body },
  });
const shownOf = async (query: string) => bodyOf(await callAsAdmin(listRecords, { url: `/?${query}` }));

/** Not by its call: how often that is made is limited. */
const load = (
  lines: readonly object[],
  { dry = false, districts = null }: { dry?: boolean; districts?: readonly string[] | null } = {},
) =>
  importRegistry(bench, readNdjson(lines.map((line) => JSON.stringify(line)).join('\n')), {
    identity: { name: 'Li', districts },
    locale: 'en',
    reason: 'list of 2026',
    dry,
  });

describe('records', () => {
  test('are listed by words, kind and page, with their versions and how many there are', async () => {
    const all = await shownOf('');
    expect(all).toMatchObject({ total: 3, counts: { enterprise: 1, collector: 1, station: 1, camera: 0 } });
    expect(all.items).toMatchObject([{ version: 1, by: '' }, {}, { hasSecret: false }]);
    expect(await shownOf('q=polishing%20shop')).toMatchObject({
      total: 1,
      items: [{ record: { id: 'T1-C01' } }],
    });
    expect(await shownOf('kind=station&offset=1')).toMatchObject({ total: 1, items: [] });
    expect((await callAsAdmin(listRecords, { url: '/?limit=501' })).status).toBe(400);
  });

  test('are changed by who has seen the newest version, and the changed fields are written down', async () => {
    const changed = { ...station, reorderMs: 9000, name: { zh: '站', en: 'Moved' } };
    const done = await put(changed, 1);
    expect([done.status, await bodyOf(done)]).toMatchObject([
      200,
      { version: 2, record: { reorderMs: 9000 } },
    ]);
    expect(bench.audited.at(-1)).toMatchObject({
      action: 'registry.change',
      object: `station/${station.id}`,
      detail: { version: 2, reason: 'moved' },
    });
    expect(String(bench.audited.at(-1)?.detail.fields).split(', ').sort()).toContain('reorderMs');
    const late = await put({ ...station, reorderMs: 1 }, 1);
    expect([late.status, await bodyOf(late)]).toMatchObject([409, { version: 2, by: 'api:admin' }]);
    expect((await put(changed, 2)).status).toBe(200);
    expect(await shownOf('kind=station')).toMatchObject({ items: [{ version: 2 }] });
  });

  test('are created with version null, and a new station is told its secret once', async () => {
    const second = { ...collector, id: 'T1-C02', code: 'C02' };
    expect((await put(second, null, second)).status).toBe(201);
    const fresh = { ...station, id: 'T-S2', collectors: ['T1-C02'] };
    expect(await bodyOf(await put(fresh, null, fresh))).toMatchObject({
      secret: expect.stringMatching(/.{22,}/),
    });
    expect((await put(fresh, null, fresh)).status).toBe(409);
    expect(JSON.stringify(bench.audited)).not.toMatch(/secret"/);
  });

  test('that are wrong are refused with a sentence for each fault', async () => {
    const response = await put({ ...collector, dust: 99, airflowM3h: -1 }, 1, collector);
    expect(response.status).toBe(422);
    expect((await bodyOf(response)).errors).toMatchObject([
      { field: 'dust', value: 99, limit: '<= 46', message: expect.stringContaining('dust is “99”') },
      { field: 'airflowM3h', value: -1 },
    ]);
    expect((await put(station, 1, { kind: 'station', id: 'Z' })).status).toBe(400);
    expect((await put({ ...station, virtual: true }, 1)).status).toBe(422);
  });

  test('cannot be changed so that others no longer fit to them', async () => {
    bench.put({ ...enterprise, id: 'T2' } as RegistryRecord);
    const moved = await bodyOf(await put({ ...collector, enterprise: 'T2' }, 1, collector));
    expect(moved.errors).toMatchObject([
      { field: 'enterprise', value: 'T2', limit: `station ${station.id}` },
    ]);
    const second = { ...collector, id: 'T1-C02', code: 'C02' } as RegistryRecord;
    bench.put(second, { ...station, collectors: [collector.id, 'T1-C02'] } as RegistryRecord);
    const renamed = await bodyOf(await put({ ...second, code: 'C01' }, 1, second));
    expect(renamed.errors).toMatchObject([{ field: 'code', value: 'C01', limit: `station ${station.id}` }]);
  });
});

describe('retiring', () => {
  test('is refused while others depend on it, by their names; cascade takes them too, and restore brings all back', async () => {
    bench.put(camera);
    const refused = await bodyOf(await act(retire, collector, { version: 1 }));
    expect(refused.detail).toContain(`station ${station.id}, camera K1`);
    const body = { version: 1, cascade: true };
    expect(await bodyOf(await act(retire, collector, body))).toMatchObject({
      version: 2,
      record: { retired: true },
      also: [
        { kind: 'station', id: station.id },
        { kind: 'camera', id: 'K1' },
      ],
    });
    expect((await shownOf('retired=1')).total).toBe(3);
    expect((await shownOf('')).total).toBe(1);
    expect((await act(retire, collector, { version: 2 })).status).toBe(409);
    const back = await act(restore, collector, { version: 2, cascade: true });
    expect(await bodyOf(back)).toMatchObject({ version: 3, also: [{}, {}] });
    expect((await shownOf('')).total).toBe(4);
  });

  test('one of several collectors leaves its station in service', async () => {
    const second = { ...collector, id: 'T1-C02', code: 'C02' } as RegistryRecord;
    bench.put(second, { ...station, collectors: [collector.id, 'T1-C02'] } as RegistryRecord);
    expect((await act(retire, second, { version: 1 })).status).toBe(422);
    expect(await bodyOf(await act(retire, second, { version: 1, cascade: true }))).toMatchObject({
      also: [],
    });
  });

  test('is undone only where what it needs is in service', async () => {
    await act(retire, enterprise, { version: 1, cascade: true });
    const refused = await act(restore, collector, { version: 2 });
    expect([refused.status, (await bodyOf(refused)).errors]).toMatchObject([422, [{ field: 'enterprise' }]]);
    expect((await act(restore, enterprise, { version: 2, cascade: true })).status).toBe(200);
    expect((await act(restore, enterprise, { version: 3 })).status).toBe(409);
    expect((await act(retire, { ...enterprise, id: 'none' } as RegistryRecord, { version: 1 })).status).toBe(
      404,
    );
  });

  test('by an import is held to the same', async () => {
    const { errors } = await load([{ ...collector, retired: true }]);
    expect(errors).toMatchObject([{ field: 'retired', value: collector.id }]);
  });
});

describe('production', () => {
  const set = (body: object) =>
    callAsAdmin(setProduction, {
      method: 'PUT',
      headers,
      params: { id: enterprise.id },
      body: { reason: 'holiday', ...body },
    });
  const DAY = 86_400_000;

  test('is set with a reason, and told as overdue after three months', async () => {
    const stopped = await bodyOf(await set({ status: 'stopped', untilTs: NOW + 30 * DAY }));
    expect(stopped).toMatchObject({
      version: 2,
      record: { productionStatus: 'stopped', production: { sinceTs: NOW, reason: 'holiday' } },
    });
    expect(stopped.overdue).toBeUndefined();
    bench.tick(93 * DAY);
    expect((await shownOf('kind=enterprise')).items).toMatchObject([{ overdue: true }]);
    expect((await bodyOf(await set({ status: 'long-stop' }))).overdue).toBeUndefined();
  });

  test.each([
    [{ status: 'stopped', untilTs: NOW - 1 }],
    [{ status: 'stopped', untilTs: NOW + 93 * DAY }],
    [{ status: 'running', untilTs: NOW + DAY }],
  ])('with an end that cannot be is refused: %j', async (body) => {
    expect((await set(body)).status).toBe(422);
  });
});

describe('a secret', () => {
  const renew = (id: string) => callAsAdmin(renewSecret, { method: 'POST', params: { id } });

  test('is told once and never written down', async () => {
    const { secret } = await bodyOf(await renew(station.id));
    expect(secret).toMatch(/.{22,}/);
    expect(bench.audited.at(-1)).toMatchObject({ action: 'registry.secret', object: station.id });
    expect(JSON.stringify(bench.audited)).not.toContain(secret);
  });

  test('of nobody, of a retired or a virtual station is refused', async () => {
    bench.put(
      { ...station, id: 'V', virtual: true } as RegistryRecord,
      { ...station, id: 'R', retired: true } as RegistryRecord,
    );
    expect([(await renew('Z')).status, (await renew('V')).status, (await renew('R')).status]).toEqual([
      404, 409, 409,
    ]);
  });
});

describe('maintenance', () => {
  const start = (body: object) =>
    callAsAdmin(startMaintenance, {
      method: 'POST',
      headers,
      body: { collector: collector.id, reason: 'belt', ...body },
    });
  const HOUR = 3_600_000;

  test('begins now when nothing else is said, is listed, and ends early', async () => {
    const made = await bodyOf(await start({ to: NOW + HOUR }));
    expect(made).toMatchObject({ from: NOW, to: NOW + HOUR, by: 'api:admin', endedBy: null });
    bench.tick(1000);
    expect((await start({ to: NOW + 2 * HOUR })).status).toBe(409);
    const ended = await callAsAdmin(endMaintenance, { method: 'POST', params: { id: String(made.id) } });
    expect(await bodyOf(ended)).toMatchObject({ to: NOW + 1000, endedBy: 'api:admin' });
    expect((await bodyOf(await callAsAdmin(getMaintenance))).items).toEqual([]);
    expect((await bodyOf(await callAsAdmin(getMaintenance, { url: '/?ended=1' }))).items).toMatchObject([
      { id: made.id, endedBy: 'api:admin' },
    ]);
    expect(
      (await callAsAdmin(endMaintenance, { method: 'POST', params: { id: String(made.id) } })).status,
    ).toBe(404);
    expect(bench.audited.map(({ action }) => action)).toEqual(['maintenance.start', 'maintenance.end']);
  });

  test('that has ended is listed on demand behind the others, newest first and no more than asked for', async () => {
    for (const hours of [1, 2]) {
      await start({ to: NOW + hours * HOUR });
      bench.tick(HOUR);
    }
    await start({ to: NOW + 9 * HOUR });
    const endsOf = async (query: string) =>
      (
        (await bodyOf(await callAsAdmin(getMaintenance, { url: `/?${query}` }))).items as { to: number }[]
      ).map(({ to }) => (to - NOW) / HOUR);
    expect(await endsOf('')).toEqual([9]);
    expect(await endsOf('ended=1')).toEqual([9, 2, 1]);
    expect(await endsOf('ended=1&limit=1')).toEqual([9, 2]);
    expect((await callAsAdmin(getMaintenance, { url: '/?ended=1&limit=501' })).status).toBe(400);
  });

  test.each([
    ['too long ago', { from: NOW - 301_000, to: NOW + HOUR }, 422],
    ['over already', { from: NOW - 200_000, to: NOW }, 422],
    ['longer than seven days', { to: NOW + 7 * 24 * HOUR + 1 }, 422],
    ['without a reason', { to: NOW + HOUR, reason: ' ' }, 400],
    ['of no collector', { to: NOW + HOUR, collector: 'Z' }, 404],
  ])('%s is refused', async (_name, body, status) => {
    expect((await start(body)).status).toBe(status);
  });
});

test('an import that only checks says the same and changes nothing', async () => {
  const lines = [
    { ...station, reorderMs: 9000 },
    { ...station, id: '' },
  ];
  const dry = await load(lines, { dry: true });
  expect((await shownOf('kind=station')).items).toMatchObject([{ version: 1 }]);
  expect(await load(lines)).toEqual(dry);
  expect((await shownOf('kind=station')).items).toMatchObject([{ version: 2, by: 'Li' }]);
});

test('an import of somebody of another district changes nothing here', async () => {
  const lines = [station, { ...enterprise, district: '110112' }];
  expect((await load(lines, { districts: ['110112'] })).errors).toMatchObject([
    { line: 1, field: 'id', value: station.id },
    { line: 2, field: 'id', value: enterprise.id },
  ]);
  expect((await load(lines.slice(0, 1), { districts: ['110113'] })).errors).toEqual([]);
});

test('an export is what an import takes, and holds no secret', async () => {
  const response = await callAsAdmin(exportRegistry, { url: '/?kind=station' });
  const lines = (await response.text()).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([station]);
  expect(response.headers.get('content-disposition')).toContain('registry.ndjson');
});

test('changed fields are named by their paths', () => {
  expect(changedFields({ a: 1, b: { c: 1, d: [1] }, e: {} }, { a: 1, b: { c: 2, d: [2] }, f: 0 })).toEqual([
    'b.c',
    'b.d',
    'e',
    'f',
  ]);
});
