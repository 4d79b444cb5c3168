import { connect } from 'node:net';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { QuarantineEntry } from '../../data/model/rejection';
import { REAL_SECRET, registerRealPlant } from './real-plant';
import { type StartedServer, startServer } from './start-server';

const TOPIC = 'dust/v1/T-S1/telemetry';
let server: StartedServer;
let seq = 0;

beforeAll(async () => {
  server = await startServer({ demo: '0' });
  await registerRealPlant(server);
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

describe('what stations may not do is refused, recorded, and harms nobody', () => {
  it.each<[string, string, string]>([
    ['broken JSON', '{"v":1,', 'not-json'],
    ['nesting without end', '['.repeat(60_000), 'too-deep'],
    ['NaN', message({ hopperTemperatureC: 'NaN' }).replace('"NaN"', 'NaN'), 'not-json'],
    [
      'a number beyond all numbers',
      message({ hopperTemperatureC: 0 }).replace(':0}', ':1e400}'),
      'not-finite',
    ],
    ['text for a number', message({ hopperTemperatureC: '41' }), 'wrong-type'],
    ['a number for a switch', message({ running: 1 }), 'wrong-type'],
    ['an unknown point', message({ hopperTemperatureF: 100 }), 'unknown-point'],
    ['an unknown collector', message({ running: true }, { collector: 'C99' }), 'unknown-collector'],
    ['1970', message({ running: true }, { ts: 0 }), 'too-old'],
    ['the future', message({ running: true }, { ts: Date.now() + 3_600_000 }), 'in-the-future'],
    ['another version', message({ running: true }).replace('"v":1', '"v":9'), 'unsupported-version'],
  ])('%s', async (_name, payload, reason) => {
    const before = await countOf(reason);
    const client = await station();
    await client.publishAsync(TOPIC, payload, { qos: 1 });
    await client.endAsync();
    expect(await countOf(reason)).toBe(before + 1);
  });

  it("another station's topic closes the connection", async () => {
    expect(await isClosedAfter('dust/v1/S-other/telemetry', message({ running: true }))).toBe(true);
    await vi.waitFor(async () => expect(await countOf('no-right-to-topic')).toBe(1));
  });

  it('a wrong secret is refused and recorded', async () => {
    await expect(station('a-wrong-secret-of-22-characters-or-more')).rejects.toThrow();
    await vi.waitFor(async () => expect(await countOf('bad-credentials')).toBe(1));
  });

  it('a 60 MB frame is cut while another connection goes on', async () => {
    const good = await station();
    const closed = sendHugeFrame();
    await good.publishAsync(TOPIC, message({ hopperTemperatureC: 40.5 }), { qos: 1 });
    expect(await closed).toBe('closed');
    await good.publishAsync(TOPIC, message({ hopperTemperatureC: 40.6 }), { qos: 1 });
    await good.endAsync();
    await vi.waitFor(async () => expect(await countOf('too-large')).toBe(1));
  });

  it('the same message twice changes nothing, two values for one key keep the later and say so', async () => {
    const ts = Date.now() - 60_000;
    const client = await station();
    const first = message({ differentialPressurePa: 1000 }, { ts });
    await client.publishAsync(TOPIC, first, { qos: 1 });
    const { readingsStored } = await health();
    await client.publishAsync(TOPIC, first, { qos: 1 });
    expect((await health()).readingsStored).toBe(readingsStored);
    await client.publishAsync(TOPIC, message({ differentialPressurePa: 1234 }, { ts }), { qos: 1 });
    await client.endAsync();
    const answer = await server.api(
      `/api/readings?collector=T1-C01&point=differentialPressurePa&from=${ts}&to=${ts + 1}&maxPoints=10`,
    );
    expect(
      ((await answer.json()) as { buckets: { mean: number }[] }).buckets.map(({ mean }) => mean),
    ).toEqual([1234]);
    expect(await countOf('conflicting-value')).toBe(1);
  });

  it('good values of a message with a bad one are kept', async () => {
    const ts = Date.now() - 30_000;
    const client = await station();
    await client.publishAsync(TOPIC, message({ running: true, hopperTemperatureC: 'hot' }, { ts }), {
      qos: 1,
    });
    await client.endAsync();
    const answer = await server.api(
      `/api/readings?collector=T1-C01&point=running&from=${ts}&to=${ts + 1}&maxPoints=10`,
    );
    expect(((await answer.json()) as { buckets: unknown[] }).buckets).toHaveLength(1);
  });

  it('the server is still well', async () => {
    expect((await health()).status).toBe('ok');
  });
});

function message(values: Record<string, unknown>, sample: { ts?: number; collector?: string } = {}): string {
  seq += 1;
  const { ts = Date.now(), collector = 'C01' } = sample;
  return JSON.stringify({ v: 1, boot: '1', seq, samples: [{ ts, collector, values }] });
}

function station(password = REAL_SECRET): Promise<MqttClient> {
  return mqtt.connectAsync(server.mqttUrl, { username: 'T-S1', password, reconnectPeriod: 0 }, false);
}

async function isClosedAfter(topic: string, payload: string): Promise<boolean> {
  const client = await station();
  const closed = new Promise<boolean>((resolve) => client.once('close', () => resolve(true)));
  client.publish(topic, payload, { qos: 1 }, () => undefined);
  const outcome = await Promise.race([
    closed,
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5000)),
  ]);
  client.end(true);
  return outcome;
}

/** CONNECT, then a PUBLISH whose remaining length says 60 MB, and its first megabytes. */
function sendHugeFrame(): Promise<'closed' | 'open'> {
  const text = (value: string) =>
    Buffer.concat([Buffer.from([value.length >> 8, value.length & 255]), Buffer.from(value)]);
  const variable = Buffer.concat([text('MQTT'), Buffer.from([4, 0xc2, 0, 60])]);
  const body = Buffer.concat([variable, text('huge'), text('T-S1'), text(REAL_SECRET)]);
  const connectPacket = Buffer.concat([Buffer.from([0x10, body.length]), body]);
  const length = 60 * 1024 * 1024;
  const header = Buffer.from([
    0x32,
    (length & 127) | 128,
    ((length >> 7) & 127) | 128,
    ((length >> 14) & 127) | 128,
    length >> 21,
  ]);
  return new Promise((resolve) => {
    const socket = connect(server.mqttPort, '127.0.0.1');
    const timer = setTimeout(() => {
      socket.destroy();
      resolve('open');
    }, 10_000);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve('closed');
    });
    socket.write(connectPacket);
    socket.once('data', () => {
      socket.write(Buffer.concat([header, text(TOPIC), Buffer.from([0, 1])]));
      for (let i = 0; i < 8; i += 1) socket.write(Buffer.alloc(1024 * 1024, 0x20));
    });
  });
}

async function countOf(reason: string): Promise<number> {
  const answer = await server.api('/api/quarantine');
  const { items } = (await answer.json()) as { items: QuarantineEntry[] };
  return items.filter((entry) => entry.reason === reason).reduce((sum, entry) => sum + entry.count, 0);
}

async function health() {
  const answer = await fetch(`${server.url}/api/health`);
  return (await answer.json()) as { status: string; readingsStored: number };
}
