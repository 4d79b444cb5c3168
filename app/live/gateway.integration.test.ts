import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame, LiveEvent } from '../../data/model/frame';
import type { Identity } from '../../data/model/person';
import { LIVE, type World } from '../../data/model/world';
import { type Gateway, openGateway } from './gateway';
import { openSampleWorld } from './gateway-sample-world';

const officer: Identity = { kind: 'session', name: 'Officer', role: 'duty-officer', districts: null };
const RUN: World = 'run:X20261122-7f3a2c';
const WATCH = { world: LIVE, collectors: ['C1'] };
const WATCH_RUN = { world: RUN, collectors: ['C1'] };

let signedIn: Identity | null;
let gateway: Gateway;
let url: string;
let browsers: Socket[];
let worlds: Map<World, ReturnType<typeof openSampleWorld>>;

beforeEach(async () => {
  signedIn = officer;
  browsers = [];
  worlds = new Map([
    [LIVE, openSampleWorld(LIVE, 1_000_000)],
    [RUN, openSampleWorld(RUN, 2_000_000)],
  ]);
  const http = createServer();
  gateway = openGateway({
    http,
    identify: async () => signedIn,
    world: async (_, name) => worlds.get(name)?.watched ?? null,
    warn: () => undefined,
    checkSessionsMs: 20,
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const browser of browsers) browser.close();
  await gateway.close();
});

async function open() {
  const socket = io(url, { reconnection: false, forceNew: true });
  const frames: Frame[] = [];
  const events: LiveEvent[] = [];
  browsers.push(socket);
  socket
    .on('frame', (frame: Frame) => frames.push(frame))
    .on('event', (event: LiveEvent) => events.push(event));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const values = () => frames.flatMap((frame) => frame.values.map(([, , , value]) => value));
  return {
    socket,
    frames,
    events,
    values,
    watch: (request: unknown) => socket.emitWithAck('watch', request),
  };
}

describe('gateway', () => {
  it('watches for a client that wants no answer', async () => {
    const { socket, frames } = await open();
    socket.emit('watch', WATCH);
    await expect.poll(() => frames.length).toBeGreaterThan(0);
  });

  it('lives on when the answer is to go to what is no function', async () => {
    const { socket, watch } = await open();
    socket.emit('watch', WATCH, 'no function');
    socket.emit('watch', WATCH, { nor: 'this' });
    expect(await watch(WATCH)).toMatchObject({ ok: true });
  });

  it.each([
    null,
    { world: 'moon', city: true },
    { world: 'run:', city: true },
    { world: 'run:../live', city: true },
    { world: 7, city: true },
    { world: LIVE },
    { world: LIVE, collectors: [1] },
    { world: LIVE, city: true, districts: null },
  ])('says what watch takes, to %j', async (request) => {
    const { watch } = await open();
    expect(await watch(request)).toMatchObject({ error: expect.stringContaining('watch takes') });
  });

  it('says that a run is not known', async () => {
    const { watch } = await open();
    expect(await watch({ world: 'run:gone', city: true })).toMatchObject({
      error: expect.stringContaining('run:gone is not known'),
    });
  });

  it('understands no other event', async () => {
    const { socket, events } = await open();
    for (const name of ['event', 'frame', 'subscribe', 'join'])
      expect(await socket.emitWithAck(name, WATCH)).toMatchObject({
        error: expect.stringContaining('Only "watch"'),
      });
    worlds.get(LIVE)?.tell();
    expect(events).toEqual([]);
  });

  it('refuses who asks too often, and closes the line of who does not stop', async () => {
    const { socket, watch } = await open();
    const answers = await Promise.all(Array.from({ length: 60 }, () => watch(WATCH)));
    expect(answers.filter((answer) => 'ok' in answer)).toHaveLength(50);
    expect(answers.at(-1)).toMatchObject({ error: expect.stringContaining('More than 50 requests') });
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    for (let count = 0; count < 600; count += 1) socket.emit('watch', WATCH);
    expect(await closed).toBe('io server disconnect');
  });

  it('refuses a person who may not see plants', async () => {
    signedIn = { ...officer, kind: 'station', role: 'station' };
    const socket = io(url, { reconnection: false, forceNew: true });
    browsers.push(socket);
    const refused = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
    expect(refused.message).toBe('forbidden');
  });

  it('ends the line of whom other districts were given, so that a new one begins', async () => {
    const { socket } = await open();
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    signedIn = { ...officer, districts: ['110101'] };
    expect(await closed).toBe('transport close');
  });

  it('closes the line of a person who has signed out', async () => {
    const { socket } = await open();
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    signedIn = null;
    expect(await closed).toBe('io server disconnect');
  });

  it('shows one world to each, and changes it on request', async () => {
    const [live, run] = [worlds.get(LIVE), worlds.get(RUN)];
    const [one, two] = [await open(), await open()];
    await one.watch(WATCH);
    await two.watch(WATCH_RUN);
    live?.push('C1', 'running');
    run?.push('C1', 'running');
    live?.tell();
    run?.tell();
    await expect.poll(() => [one.values(), two.values()]).toEqual([[1_000_001], [2_000_001]]);
    expect(await one.watch(WATCH_RUN)).toMatchObject({ ok: true });
    live?.push('C1', 'running');
    live?.tell();
    run?.push('C1', 'running');
    run?.tell();
    await expect.poll(() => one.values()).toEqual([1_000_001, 2_000_001, 2_000_002]);
    await expect.poll(() => one.events.map(({ world }) => world)).toEqual([LIVE, RUN]);
    await expect.poll(() => two.events.map(({ world }) => world)).toEqual([RUN, RUN]);
  });

  it('listens to a world no longer when its last watcher is gone', async () => {
    const one = await open();
    await one.watch(WATCH_RUN);
    expect([gateway.watchers(), worlds.get(RUN)?.listeners()]).toEqual([1, 2]);
    one.socket.close();
    await expect.poll(() => [gateway.watchers(), worlds.get(RUN)?.listeners()]).toEqual([0, 0]);
  });
});
