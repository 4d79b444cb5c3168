import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { plant } from '../../data/ingest/fixtures/plant';
import type { Camera } from '../../data/model/registry';
import type { Rejection } from '../../data/model/rejection';
import { MAX_PICTURE_BYTES } from '../live/pictures/picture-limits';
import { openSnapshots } from '../live/snapshots';
import { GET as list } from './cameras/[id]/snapshots/list/route';
import { POST as upload, GET as view } from './cameras/[id]/snapshots/route';
import { bodyOf, call, callAsAdmin } from './fixtures/call';
import { NOW, openFakeWorkbench, STATION_KEY } from './fixtures/fake-workbench';

const root = mkdtempSync(join(tmpdir(), 'dust-twin-pictures-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DAY_MS = 86_400_000;
const name = { zh: '摄像头', en: 'Camera' };
const camera = (id: string, station: string, retired = false): Camera => ({
  kind: 'camera',
  id,
  enterprise: 'P1',
  station,
  name,
  retired,
});

let png: Buffer;
let huge: Buffer;
let rejected: Rejection[];
beforeAll(async () => {
  png = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#777' } })
    .png()
    .toBuffer();
  huge = await sharp({ create: { width: 4001, height: 3000, channels: 3, background: '#777' } })
    .png()
    .toBuffer();
});
beforeEach(() => {
  rejected = [];
  const reject = (one: Rejection): void => void rejected.push(one);
  const bench = openFakeWorkbench({ bench: { snapshots: openSnapshots(root), reject } });
  const station = plant.stations.get('S1');
  if (!station) throw new Error('the plant of the tests has no S1');
  const cameras = ['K1', 'K3', 'K4', 'K5', 'K6'].map((id) => camera(id, 'S1'));
  bench.put({ ...station, virtual: true }, ...cameras, camera('K2', 'S2'), camera('K7', 'S1', true));
});

const headers = { authorization: `Bearer ${STATION_KEY}` };
const send = (id: string, body: Uint8Array | string, query = '') =>
  call(upload, { method: 'POST', url: `/${query}`, params: { id }, body, headers });
const see = (id: string, query = '') => callAsAdmin(view, { url: `/${query}`, params: { id } });

test('a station keeps pictures of its own camera; a moment shows the newest before it', async () => {
  expect((await see('K1')).status).toBe(404);
  const answer = await send('K1', png, `?ts=${NOW - 60_000}`);
  expect(answer.status).toBe(201);
  expect(await bodyOf(answer)).toMatchObject({ camera: 'K1', ts: NOW - 60_000, width: 64, height: 36 });
  expect((await send('K1', png)).status).toBe(201);

  const newest = await see('K1');
  expect(Object.fromEntries(newest.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'x-simulated': '1',
    'x-picture-ts': String(NOW),
  });
  const bytes = Buffer.from(await newest.arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 64 });

  const before = await see('K1', `?at=${NOW - 1}`);
  expect(before.headers.get('x-picture-ts')).toBe(String(NOW - 60_000));
  expect(before.headers.get('cache-control')).toBe('private, max-age=300');
  expect((await see('K1', `?at=${NOW - 60_001}`)).status).toBe(404);
  const listed = await callAsAdmin(list, { url: `/?from=${NOW - DAY_MS}`, params: { id: 'K1' } });
  expect(await bodyOf(listed)).toEqual({ items: [{ ts: NOW - 60_000 }, { ts: NOW }] });
  expect(await bodyOf(await callAsAdmin(list, { url: '/?limit=1', params: { id: 'K1' } }))).toEqual({
    items: [{ ts: NOW }],
  });
});

test('pictures are found again after a start; what was half written is gone', async () => {
  await send('K3', png, `?ts=${NOW - 5}`);
  await send('K3', png, `?ts=${NOW - 9}`);
  writeFileSync(join(root, 'K3', `${NOW}.jpg.part`), 'half');
  const again = openSnapshots(root);
  expect(await again.list('K3', { from: 0, to: NOW, limit: 9 })).toEqual([NOW - 9, NOW - 5]);
  expect((await again.at('K3', NOW))?.ts).toBe(NOW - 5);
  expect(readdirSync(join(root, 'K3')).toSorted()).toEqual([`${NOW - 9}.jpg`, `${NOW - 5}.jpg`]);
});

test('the past is thinned on the disk as in memory', async () => {
  mkdirSync(join(root, 'K4'));
  const stretch = Math.floor((NOW - 10 * DAY_MS) / 3_600_000) * 3_600_000;
  for (let n = 0; n < 120; n += 1) writeFileSync(join(root, 'K4', `${stretch + n * 60_000}.jpg`), 'x');
  await send('K4', png);
  const kept = readdirSync(join(root, 'K4')).map((file) => Number.parseInt(file, 10));
  expect([kept.length, Math.min(...kept), Math.max(...kept)]).toEqual([101, stretch, NOW]);
});

test.each([
  ['K2', () => png, '', 403, 'picture-foreign'],
  ['K9', () => png, '', 404, 'picture-foreign'],
  ['K7', () => png, '', 404, 'picture-foreign'],
  ['../K1', () => png, '', 404, 'picture-foreign'],
  ['K5', () => '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '', 415, 'picture-type'],
  ['K5', () => 'GIF89a', '', 415, 'picture-type'],
  ['K5', () => '', '', 415, 'picture-type'],
  ['K5', () => new Uint8Array(MAX_PICTURE_BYTES + 1), '', 413, 'picture-bytes'],
  ['K5', () => png.subarray(0, 60), '', 422, 'picture-broken'],
  ['K5', () => huge, '', 422, 'picture-pixels'],
  ['K5', () => png, `?ts=${NOW + 300_001}`, 422, 'picture-time'],
  ['K5', () => png, `?ts=${NOW - 30 * DAY_MS - 1}`, 422, 'picture-time'],
  ['K5', () => png, '?ts=yesterday', 400, null],
])('%s: a picture that may not be kept is refused and counted', async (id, body, query, status, reason) => {
  const answer = await send(id, body(), query);
  expect(answer.status).toBe(status);
  expect(rejected.map((one) => [one.reason, one.station, one.topic])).toEqual(
    reason === null ? [] : [[reason, 'S1', `cameras/${id}/snapshots`]],
  );
  expect((await see('K5')).status).toBe(404);
});

test('the sentence says what the content seems to be', async () => {
  expect(await bodyOf(await send('K5', '%PDF-1.7'))).toMatchObject({
    detail: '内容看来是 PDF（共 8 字节），不是 PNG、JPEG 或 WebP：未保存。请上传其中一种。',
  });
});

test('of a crowd of pictures some are sent away, and told when to come again', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => send('K6', png, `?ts=${NOW - n}`)));
  const away = answers.filter(({ status }) => status === 429);
  expect([answers.filter(({ status }) => status === 201).length, away.length]).toEqual([25, 5]);
  expect(away[0]?.headers.get('retry-after')).toBe('5');
  expect(rejected.map(({ reason }) => reason)).toEqual(Array(5).fill('picture-busy'));
});

test('a station may not look, an administrator may send', async () => {
  expect((await call(view, { params: { id: 'K1' }, headers })).status).toBe(403);
  expect((await callAsAdmin(upload, { method: 'POST', params: { id: 'K2' }, body: png })).status).toBe(201);
});
