import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../data/model/frame';
import type { Identity } from '../../data/model/person';
import type { StoredReading } from '../../data/model/reading';
import { buildRegistry } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { NINE, sampleReading } from '../../data/store/sample-readings';
import { REAL_PLANT } from '../e2e/real-plant';
import { createEventLog } from './event-log';
import { type Gateway, openGateway } from './gateway';
import { createLiveState } from './live-state';

const registry = () => buildRegistry(REAL_PLANT);
const officer: Identity = { kind: 'session', name: 'Officer', role: 'duty-officer' };
const WATCH = { world: 'live', collectors: ['T1-C01'] };

let signedIn: Identity | null;
let gateway: Gateway;
let browser: Socket;
let frames: Frame[];
const events = createEventLog({ firstSeq: 1, capacity: 10 });
const state = createLiveState({ world: LIVE, now: () => NINE, registry, events });

beforeEach(async () => {
  signedIn = officer;
  frames = [];
  const http = createServer();
  gateway = openGateway({
    http,
    now: () => NINE,
    view: state.view,
    events,
    registry,
    identify: async () => signedIn,
    checkSessionsMs: 20,
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  browser = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { reconnection: false });
  browser.on('frame', (frame: Frame) => frames.push(frame));
  await new Promise<void>((resolve) => browser.once('connect', resolve));
});
afterEach(async () => {
  browser.close();
  await gateway.close();
});

/** As the flow does: first the memory, then the browsers. */
function become(...readings: StoredReading[]): void {
  state.applyReadings(readings);
  gateway.push(readings);
}

describe('gateway', () => {
  it('watches for a client that wants no answer', async () => {
    browser.emit('watch', WATCH);
    await expect.poll(() => frames.length).toBeGreaterThan(0);
  });

  it('lives on when the answer is to go to what is no function', async () => {
    browser.emit('watch', WATCH, 'no function');
    browser.emit('watch', WATCH, { nor: 'this' });
    expect(await browser.emitWithAck('watch', WATCH)).toMatchObject({ ok: true });
  });

  it('closes the line of a person who has signed out', async () => {
    const closed = new Promise((resolve) => browser.once('disconnect', resolve));
    signedIn = null;
    expect(await closed).toBe('io server disconnect');
  });

  it('shows the newest value, whatever came last', async () => {
    await browser.emitWithAck('watch', WATCH);
    const at = (ts: number, ingestId: number) =>
      sampleReading({ ingestId, collector: 'T1-C01', ts, value: ts - NINE });
    become(at(NINE + 2000, 1), at(NINE + 1000, 2));
    await expect
      .poll(() => frames.flatMap(({ values }) => values))
      .toEqual([['T1-C01', 'differentialPressurePa', NINE + 2000, 2000, 0]]);
  });
});
