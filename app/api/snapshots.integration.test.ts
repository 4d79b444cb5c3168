import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { plant } from '../../data/ingest/fixtures/plant';
import type { Camera } from '../../data/model/registry';
import { openSnapshots } from '../live/snapshots';
import { GET as latest } from './cameras/[id]/snapshots/latest/route';
import { POST as upload } from './cameras/[id]/snapshots/route';
import { call, callAsAdmin } from './fixtures/call';
import { type FakeWorkbench, NOW, openFakeWorkbench, STATION_KEY } from './fixtures/fake-workbench';

const root = mkdtempSync(join(tmpdir(), 'dust-twin-pictures-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);
const name = { zh: '摄像头', en: 'Camera' };
const camera = (id: string, station: string): Camera => ({
  kind: 'camera',
  id,
  enterprise: 'P1',
  station,
  name,
});

let bench: FakeWorkbench;
beforeEach(() => {
  bench = openFakeWorkbench({ bench: { snapshots: openSnapshots(root) } });
  const station = plant.stations.get('S1');
  if (station)
    bench.put({ ...station, virtual: true }, camera('K1', 'S1'), camera('K2', 'S2'), camera('K3', 'S1'));
});

const headers = { authorization: `Bearer ${STATION_KEY}` };
const send = (id: string, body: Uint8Array | string) =>
  call(upload, { method: 'POST', params: { id }, body, headers });
const see = (id: string) => callAsAdmin(latest, { params: { id } });

test('a station keeps pictures of its own camera; the newest is shown, marked as simulated', async () => {
  expect((await see('K1')).status).toBe(404);
  expect((await send('K1', PNG)).status).toBe(201);
  bench.tick(1000);
  expect((await send('K1', JPEG)).status).toBe(201);
  const response = await see('K1');
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(response.headers.get('x-simulated')).toBe('1');
  expect(response.headers.get('x-taken-ts')).toBe(String(NOW + 1000));
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(JPEG);
});

test('fifty are kept', async () => {
  for (let n = 0; n < 55; n += 1) {
    bench.tick(1);
    await send('K3', PNG);
  }
  const names = readdirSync(join(root, 'K3')).sort();
  expect([names.length, names.at(-1)]).toEqual([50, `${NOW + 55}.png`]);
});

test.each([
  ['K2', PNG, 403],
  ['K9', PNG, 404],
  ['../K1', PNG, 404],
  ['K1', '<svg onload="alert(1)"/>', 415],
  ['K1', '', 415],
  ['K1', new Uint8Array(1024 * 1024 + 1), 413],
])('%s is refused', async (id, body, status) => {
  expect((await send(id, body)).status).toBe(status);
});

test('a station may not look, an administrator may send', async () => {
  expect((await call(latest, { params: { id: 'K1' }, headers })).status).toBe(403);
  expect((await callAsAdmin(upload, { method: 'POST', params: { id: 'K2' }, body: PNG })).status).toBe(201);
});
