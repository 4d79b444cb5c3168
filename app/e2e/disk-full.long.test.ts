import mqtt from 'mqtt';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, it, vi } from 'vitest';
import type { Alarm } from '../../data/model/alarm';
import type { LiveEvent } from '../../data/model/frame';
import type { QuarantineEntry } from '../../data/model/rejection';
import { REAL_SECRET, registerRealPlant } from './real-plant';
import { openSmallDisk, type SmallDisk } from './small-disk';
import { freePort, type StartedServer, startServer } from './start-server';
import { publishAll } from './steady-publisher';

const TOPIC = 'dust/v1/T-S1/telemetry';
const POINTS = ['running', 'differentialPressurePa', 'airlockFault', 'hopperTemperatureC'] as const;
const SAMPLES_A_MESSAGE = 5;
const HEALTHY = 60;
const FAULTY = 60;
const BAD_LOGINS = 30;
const FOREIGN_TOPICS = 10;
const WAIT = { timeout: 300_000, interval: 200 };
const startTs = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;

const isPossible = canMakeSmallDisk();
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

it.skipIf(!isPossible)(
  'on a full disk alarms are told and nothing is acknowledged; with room again it goes on by itself',
  async () => {
    const { disk, start } = prepare();
    const server = await start();
    await registerRealPlant(server);
    const events = await watch(server);
    let acknowledged = 0;
    const publish = (payloads: readonly string[]) =>
      publishAll({ ...stationAt(server), payloads, everyMs: 5, onAcknowledged: () => acknowledged++ });
    await publish(payloadsOf(0, HEALTHY));
    expect(acknowledged).toBe(HEALTHY);

    disk.fill(server.child.pid);
    const rest = publish(payloadsOf(HEALTHY, HEALTHY + FAULTY));
    await vi.waitFor(() => expect(raisesOf(events)).toMatchObject([{ recorded: false }]), WAIT);
    await vi.waitFor(async () => expect(await statusOf(server)).toBe('degraded'), WAIT);
    expect((await fetch(`${server.url}/sign-in`)).status).toBe(200);
    for (let n = 0; n < BAD_LOGINS; n++) await signInWrongly(server);
    for (let n = 0; n < FOREIGN_TOPICS; n++) await publishElsewhere(server);
    expect(await statusOf(server)).toBe('degraded');
    expect(acknowledged).toBe(HEALTHY);
    expect(server.child.exitCode).toBeNull();

    disk.free(server.child.pid);
    await rest;
    await vi.waitFor(async () => expect(await statusOf(server)).toBe('ok'), WAIT);
    expect(await storedRows(server)).toEqual(rowsOf(0, HEALTHY + FAULTY));
    expect(await readingsStored(server)).toBe((HEALTHY + FAULTY) * SAMPLES_A_MESSAGE * POINTS.length);
    await vi.waitFor(() => expect(raisesOf(events).some(({ recorded }) => recorded)).toBe(true), WAIT);
    expect(await airlockAlarms(server)).toEqual([...new Set(raisesOf(events).map(({ alarm }) => alarm.id))]);
    const counted = { 'bad-credentials': BAD_LOGINS, 'no-right-to-topic': FOREIGN_TOPICS };
    await vi.waitFor(async () => expect(await refused(server)).toEqual(counted), WAIT);
  },
);

it.skipIf(!isPossible)('what was acknowledged before a kill on a full disk is there afterwards', async () => {
  const { disk, start } = prepare();
  const first = await start();
  await registerRealPlant(first);
  let acknowledged = 0;
  const publishing = publishAll({
    ...stationAt(first),
    payloads: payloadsOf(0, HEALTHY + FAULTY),
    everyMs: 20,
    onAcknowledged: (count) => {
      acknowledged = count;
    },
  });
  await vi.waitFor(() => expect(acknowledged).toBeGreaterThan(HEALTHY / 2), WAIT);
  disk.fill(first.child.pid);
  await vi.waitFor(async () => expect(await statusOf(first)).toBe('degraded'), WAIT);
  await first.kill();
  const promised = acknowledged;
  expect(promised).toBeLessThan(HEALTHY + FAULTY);
  disk.free(undefined);

  const second = await start();
  expect(await storedRows(second)).toEqual(expect.arrayContaining(rowsOf(0, promised)));
  await publishing;
  expect(await storedRows(second)).toEqual(rowsOf(0, HEALTHY + FAULTY));
  expect(await readingsStored(second)).toBe((HEALTHY + FAULTY) * SAMPLES_A_MESSAGE * POINTS.length);
});

/** A small disk, and how servers start on it: always on the same ports. */
function prepare(): { readonly disk: SmallDisk; readonly start: () => Promise<StartedServer> } {
  const disk = openSmallDisk();
  if (!disk) throw new Error('This machine let a small disk be made a moment ago, and now it does not.');
  console.log(`disk-full: by ${disk.how}`);
  closing.push(disk.remove);
  const ports = Promise.all([freePort(), freePort()]);
  return {
    disk,
    async start() {
      const [web, mqttPort] = await ports;
      const server = await startServer({ dataDir: disk.folder, ports: { web, mqtt: mqttPort }, demo: '0' });
      closing.push(async () => {
        if (server.child.exitCode === null && server.child.signalCode === null) disk.free(server.child.pid);
        await server.stop();
      });
      return server;
    },
  };
}

function stationAt({ mqttUrl }: StartedServer) {
  return { mqttUrl, username: 'T-S1', password: REAL_SECRET, topic: TOPIC, window: 8 };
}

/** From message `HEALTHY` on the airlock is faulty. */
function payloadsOf(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, n) => {
    const message = from + n;
    const samples = Array.from({ length: SAMPLES_A_MESSAGE }, (_unused, index) => ({
      ts: startTs + (message * SAMPLES_A_MESSAGE + index) * 1000,
      collector: 'C01',
      values: {
        running: true,
        differentialPressurePa: 1100 + index,
        airlockFault: message >= HEALTHY,
        hopperTemperatureC: 35.5,
      },
    }));
    return JSON.stringify({ v: 1, boot: '1', seq: message, samples });
  });
}

function rowsOf(from: number, to: number): string[] {
  return Array.from({ length: (to - from) * SAMPLES_A_MESSAGE }, (_, n) => {
    const ts = startTs + (from * SAMPLES_A_MESSAGE + n) * 1000;
    const fault = from * SAMPLES_A_MESSAGE + n >= HEALTHY * SAMPLES_A_MESSAGE ? 1 : 0;
    const pressure = `differentialPressurePa ${ts} ${1100 + (n % SAMPLES_A_MESSAGE)} 1`;
    return [
      `running ${ts} 1 1`,
      pressure,
      `airlockFault ${ts} ${fault} 1`,
      `hopperTemperatureC ${ts} 35.5 1`,
    ];
  })
    .flat()
    .sort();
}

async function storedRows(server: StartedServer): Promise<string[]> {
  const rows: string[] = [];
  for (const point of POINTS) {
    const query = `collector=T1-C01&point=${point}&from=${startTs}&to=${startTs + 3_600_000}&maxPoints=10000`;
    const answer = await server.api(`/api/readings?${query}`);
    const { buckets } = (await answer.json()) as { buckets: { ts: number; mean: number; count: number }[] };
    rows.push(...buckets.map(({ ts, mean, count }) => `${point} ${ts} ${mean} ${count}`));
  }
  return rows.sort();
}

async function healthOf(server: StartedServer) {
  const answer = await fetch(`${server.url}/api/health`);
  return (await answer.json()) as { status: string; readingsStored: number };
}

async function statusOf(server: StartedServer): Promise<string> {
  return (await healthOf(server)).status;
}

async function readingsStored(server: StartedServer): Promise<number> {
  return (await healthOf(server)).readingsStored;
}

async function airlockAlarms(server: StartedServer): Promise<string[]> {
  const { items } = (await (await server.api('/api/alarms?limit=1000')).json()) as { items: Alarm[] };
  return items.filter(({ ruleId }) => ruleId === 'airlock-fault').map(({ id }) => id);
}

async function refused(server: StartedServer): Promise<Record<string, number>> {
  const { items } = (await (await server.api('/api/quarantine')).json()) as { items: QuarantineEntry[] };
  const counts: Record<string, number> = {};
  for (const { reason, count } of items) counts[reason] = (counts[reason] ?? 0) + count;
  return counts;
}

/** Everything that a signed-in browser is told. */
async function watch(server: StartedServer): Promise<LiveEvent[]> {
  const token = new URL(server.signInLink()).searchParams.get('token');
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name: 'Tester' }),
  });
  expect(answer.status).toBe(201);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const socket: Socket = io(server.url, { extraHeaders: { cookie } });
  closing.push(() => socket.disconnect());
  const events: LiveEvent[] = [];
  socket.on('event', (event: LiveEvent) => events.push(event));
  expect(await socket.emitWithAck('watch', { world: 'live', city: true })).toMatchObject({ ok: true });
  return events;
}

function raisesOf(events: readonly LiveEvent[]) {
  return events.flatMap((event) =>
    event.type === 'alarm' && event.kind === 'raised' && event.alarm.ruleId === 'airlock-fault'
      ? [event]
      : [],
  );
}

async function signInWrongly({ mqttUrl }: StartedServer): Promise<void> {
  const password = 'a-wrong-secret-of-22-characters-or-more';
  const client = mqtt.connectAsync(mqttUrl, {
    username: 'T-S1',
    password,
    clientId: 'wrong',
    reconnectPeriod: 0,
  });
  await expect(client).rejects.toThrow();
}

async function publishElsewhere({ mqttUrl }: StartedServer): Promise<void> {
  const client = await mqtt.connectAsync(mqttUrl, {
    username: 'T-S1',
    password: REAL_SECRET,
    clientId: 'elsewhere',
    reconnectPeriod: 0,
  });
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  client.publish('dust/v1/S-other/telemetry', '{}', { qos: 1 });
  await closed;
  client.end(true);
}

function canMakeSmallDisk(): boolean {
  const disk = openSmallDisk();
  disk?.remove();
  return disk !== null;
}
