import { connect as connectTcp, type Socket } from 'node:net';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { afterEach, describe, expect, test } from 'vitest';
import type { Rejection } from '../model/rejection';
import { startBroker } from './broker';
import type { Broker, Delivery, Principal } from './types';

const PRINCIPALS: Readonly<Record<string, Principal>> = {
  S1: { account: 'S1', stations: ['S1'] },
  S2: { account: 'S2', stations: ['S2'] },
  X1: { account: 'X1', stations: ['S1', 'S2'], run: 'X1' },
  X2: { account: 'X2', stations: ['S1'], run: 'X2' },
};

interface Bench {
  readonly broker: Broker;
  readonly deliveries: Delivery[];
  readonly rejections: (Rejection & { readonly run: string | null })[];
  readonly lines: string[];
}

const opened: { end: () => unknown }[] = [];
afterEach(async () => {
  for (const { end } of opened.splice(0).reverse()) await end();
});

/** A broker that settles at once unless `settle` says otherwise. */
async function open(
  settle: (delivery: Delivery) => void = (delivery) => delivery.settle('kept'),
): Promise<Bench> {
  const deliveries: Delivery[] = [];
  const rejections: Bench['rejections'] = [];
  const lines: string[] = [];
  const broker = await startBroker({
    host: '127.0.0.1',
    port: 0,
    now: () => 1000,
    authenticate: (username, password) =>
      Buffer.from(password).toString() === `secret of ${username}` ? (PRINCIPALS[username] ?? null) : null,
    onDelivery: (delivery) => {
      deliveries.push(delivery);
      settle(delivery);
    },
    onRejection: (rejection, run) => rejections.push({ ...rejection, run }),
    onLine: ({ account, online, run }) =>
      lines.push(`${account} ${online ? 'on' : 'off'}${run === null ? '' : ` of run ${run}`}`),
  });
  opened.push({ end: () => broker.close() });
  return { broker, deliveries, rejections, lines };
}

async function station({ broker }: Bench, name: string, more: IClientOptions = {}): Promise<MqttClient> {
  const client = mqtt.connect(`mqtt://127.0.0.1:${broker.port}`, {
    username: name,
    password: `secret of ${name}`,
    reconnectPeriod: 0,
    ...more,
  });
  client.on('error', () => {});
  opened.push({ end: () => client.endAsync(true) });
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.once('close', () => reject(new Error('refused')));
  });
  return client;
}

const closed = (client: MqttClient | Socket): Promise<void> =>
  new Promise((resolve) => (client as Socket).once('close', () => resolve()));

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const telemetry = 'dust/v1/S1/telemetry';

describe('a station with the right to its topic', () => {
  test('gets its PUBACK only after the delivery is settled', async () => {
    const bench = await open(() => {});
    const client = await station(bench, 'S1');
    let acknowledged = false;
    const published = client.publishAsync(telemetry, '{"v":1}', { qos: 1 }).then(() => {
      acknowledged = true;
    });
    await until(() => bench.deliveries.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(acknowledged).toBe(false);
    const [delivery] = bench.deliveries;
    expect(delivery).toMatchObject({
      kind: 'telemetry',
      station: 'S1',
      account: 'S1',
      topic: telemetry,
      qos: 1,
      receivedTs: 1000,
    });
    expect(new TextDecoder().decode(delivery?.payload)).toBe('{"v":1}');
    delivery?.settle('kept');
    await published;
  });

  test('gets its PUBACKs in the order of its PUBLISHes, even when they are settled in another', async () => {
    const bench = await open(() => {});
    const client = await station(bench, 'S1');
    const acknowledged: number[] = [];
    const all = [0, 1, 2, 3, 4].map((n) =>
      client.publishAsync(telemetry, `${n}`, { qos: 1 }).then(() => acknowledged.push(n)),
    );
    await until(() => bench.deliveries.length === 5);
    for (const place of [3, 1, 4, 0, 2]) bench.deliveries[place]?.settle('kept');
    await Promise.all(all);
    expect(acknowledged).toEqual([0, 1, 2, 3, 4]);
  });

  test('is closed without PUBACK when the delivery failed, and sends again', async () => {
    let failures = 1;
    const bench = await open((delivery) => delivery.settle(failures-- > 0 ? 'failed' : 'kept'));
    const client = await station(bench, 'S1', { reconnectPeriod: 10 });
    await client.publishAsync(telemetry, 'x', { qos: 1 });
    expect(bench.deliveries.length).toBe(2);
    expect(bench.rejections).toEqual([]);
  });

  test('may use QoS 0 and QoS 2 too', async () => {
    const bench = await open();
    const client = await station(bench, 'S1');
    await client.publishAsync(telemetry, 'a', { qos: 0 });
    await client.publishAsync(telemetry, 'b', { qos: 2 });
    expect(bench.deliveries.map(({ qos }) => qos)).toEqual([0, 2]);
  });

  test('is not sent its own messages again', async () => {
    const bench = await open();
    const client = await station(bench, 'S1');
    const received: string[] = [];
    client.on('message', (topic) => received.push(topic));
    await client.subscribeAsync('dust/v1/S1/#', { qos: 1 });
    await client.publishAsync(telemetry, 'x', { qos: 1 });
    await client.publishAsync('dust/v1/S1/status', '{"online":true}', { qos: 1 });
    await client.publishAsync(telemetry, 'y', { qos: 2 });
    expect(received).toEqual([]);
  });

  test('has its retained flag stripped from telemetry, recorded, and is not closed', async () => {
    const bench = await open();
    const client = await station(bench, 'S1');
    await client.publishAsync(telemetry, 'x', { qos: 1, retain: true });
    expect(bench.rejections).toMatchObject([
      { reason: 'retained-telemetry', station: 'S1', topic: telemetry },
    ]);
    const received: string[] = [];
    client.on('message', (topic) => received.push(topic));
    await client.subscribeAsync('dust/v1/S1/#');
    await client.publishAsync(telemetry, 'y', { qos: 1 });
    expect([received.length, bench.deliveries.length]).toEqual([0, 2]);
  });

  test('has its will delivered when the line breaks, and its line told on and off once', async () => {
    const bench = await open();
    const will = {
      topic: 'dust/v1/S1/status',
      payload: Buffer.from('{"online":false}'),
      qos: 1 as const,
      retain: true,
    };
    const client = await station(bench, 'S1', { will });
    (client.stream as Socket).destroy();
    await until(() => bench.deliveries.length === 1 && bench.lines.length === 2);
    expect(bench.deliveries).toMatchObject([{ kind: 'status', station: 'S1' }]);
    expect(bench.lines).toEqual(['S1 on', 'S1 off']);
  });
});

describe('what a station has no right to closes its connection and is recorded', () => {
  test.each([
    ['dust/v1/S2/telemetry', 'no-right-to-topic'],
    ['$SYS/x', 'no-right-to-topic'],
    ['dust/v1/S1/other', 'unknown-topic'],
    ['dust/v1//telemetry', 'unknown-topic'],
    [`dust/v1/S1/${'x/'.repeat(40)}telemetry`, 'unknown-topic'],
  ])('publish to %s', async (topic, reason) => {
    const bench = await open();
    const client = await station(bench, 'S1');
    const end = closed(client);
    client.publish(topic, 'x', { qos: 1 });
    await end;
    expect(bench.rejections).toMatchObject([{ reason, station: 'S1' }]);
    expect(bench.deliveries).toEqual([]);
  });

  test.each(['dust/v1/+/telemetry', '#'])('publish to the wildcard %s', async (topic) => {
    const bench = await open();
    const socket = await rawStation(bench, 'S1');
    const end = closed(socket);
    socket.write(publishFrame(topic, 'x'));
    await end;
    expect(bench.rejections).toMatchObject([{ reason: 'wildcard-in-publish', station: 'S1' }]);
  });

  test.each(['dust/v1/S2/#', '#', '$SYS/#'])('subscribe to %s', async (filter) => {
    const bench = await open();
    const client = await station(bench, 'S1');
    const end = closed(client);
    const grants = await client
      .subscribeAsync(['dust/v1/S1/#', filter])
      .catch((error: Error) => error.message);
    await end;
    expect(JSON.stringify(grants)).not.toContain(`"topic":"${filter}","qos":0`);
    expect(bench.rejections).toMatchObject([{ reason: 'no-right-to-topic', station: 'S1', topic: filter }]);
  });

  test('a will on the topic of another', async () => {
    const bench = await open();
    const will = { topic: 'dust/v1/S2/status', payload: Buffer.from('x'), qos: 0 as const, retain: true };
    await expect(station(bench, 'S1', { will })).rejects.toThrow('refused');
    expect(bench.rejections).toMatchObject([
      { reason: 'no-right-to-topic', station: 'S1', params: { field: 'will topic' } },
    ]);
    expect(bench.lines).toEqual([]);
  });

  test('a wrong secret, a name that is not registered, no name at all', async () => {
    const bench = await open();
    await expect(station(bench, 'S1', { password: 'guess' })).rejects.toThrow('refused');
    await expect(station(bench, 'S9')).rejects.toThrow('refused');
    await expect(station(bench, 'S1', { username: '', password: '' })).rejects.toThrow('refused');
    expect(bench.rejections.map(({ reason, station: name }) => `${name}: ${reason}`)).toEqual([
      'S1: bad-credentials',
      'S9: bad-credentials',
      '(no name): bad-credentials',
    ]);
    expect(bench.broker.connections()).toBe(0);
  });

  test('what is left in flight before it is still acknowledged', async () => {
    const bench = await open(() => {});
    const client = await station(bench, 'S1');
    const good = client.publishAsync(telemetry, 'x', { qos: 1 });
    client.publish('dust/v1/S2/telemetry', 'y', { qos: 1 });
    await until(() => bench.rejections.length === 1);
    const end = closed(client);
    bench.deliveries[0]?.settle('kept');
    await Promise.all([good, end]);
  });
});

describe('the account of a run', () => {
  const samples = 'exercise/X1/dust/v1/S1/telemetry';
  const clock = 'exercise/X1/clock';
  const control = 'exercise/X1/control';

  /** What the server's commands were when they reached this client. */
  async function listening(bench: Bench, name: string): Promise<{ client: MqttClient; heard: string[] }> {
    const client = await station(bench, name);
    const heard: string[] = [];
    client.on('message', (topic, payload) => heard.push(`${topic} ${payload}`));
    await client.subscribeAsync(`exercise/${name}/control`, { qos: 1 });
    return { client, heard };
  }

  test('sends samples and then the clock, each in its world and in its order', async () => {
    const bench = await open();
    const client = await station(bench, 'X1');
    await Promise.all([
      client.publishAsync(samples, 'a', { qos: 1 }),
      client.publishAsync('exercise/X1/dust/v1/S2/telemetry', 'b', { qos: 0 }),
      client.publishAsync(clock, '{}', { qos: 1 }),
    ]);
    expect(bench.deliveries).toMatchObject([
      { kind: 'telemetry', run: 'X1', station: 'S1', account: 'X1' },
      { kind: 'telemetry', run: 'X1', station: 'S2', account: 'X1' },
      { kind: 'clock', run: 'X1', station: '', account: 'X1', topic: clock },
    ]);
    expect(bench.rejections).toEqual([]);
    const real = await station(bench, 'S1');
    await real.publishAsync(telemetry, 'c', { qos: 1 });
    expect(bench.deliveries[3]).toMatchObject({ kind: 'telemetry', run: null, station: 'S1' });
  });

  test.each([
    ['X1', telemetry, 'no-right-to-topic', 'X1'],
    ['X1', 'dust/v1/S1/status', 'no-right-to-topic', 'X1'],
    ['X1', 'exercise/X2/dust/v1/S1/telemetry', 'no-right-to-topic', 'X1'],
    ['X1', 'exercise/X2/clock', 'no-right-to-topic', 'X1'],
    ['X2', 'exercise/X2/dust/v1/S2/telemetry', 'no-right-to-topic', 'X2'],
    ['X1', control, 'unknown-topic', 'X1'],
    ['S1', samples, 'no-right-to-topic', null],
    ['S1', clock, 'no-right-to-topic', null],
    ['S1', control, 'unknown-topic', null],
  ])('%s publishing to %s is closed and recorded', async (name, topic, reason, run) => {
    const bench = await open();
    const client = await station(bench, name);
    const end = closed(client);
    client.publish(topic, 'x', { qos: 1 });
    await end;
    expect(bench.rejections).toMatchObject([{ reason, station: name, run }]);
    expect(bench.deliveries).toEqual([]);
  });

  test.each([
    ['X1', 'exercise/X2/control', 'X1'],
    ['X1', 'exercise/+/control', 'X1'],
    ['X1', 'dust/v1/S1/status', 'X1'],
    ['S1', control, null],
    ['S1', '#', null],
  ])('%s subscribing to %s is closed and recorded', async (name, filter, run) => {
    const bench = await open();
    const client = await station(bench, name);
    const end = closed(client);
    client.subscribeAsync(filter).catch(() => {});
    await end;
    expect(bench.rejections).toMatchObject([{ reason: 'no-right-to-topic', station: name, run }]);
  });

  test('hears the commands of its own run, and nobody else does', async () => {
    const bench = await open();
    const [one, two] = [await listening(bench, 'X1'), await listening(bench, 'X2')];
    const other = await station(bench, 'S1');
    other.on('message', (topic) => two.heard.push(topic));
    await other.subscribeAsync('dust/v1/S1/#');
    for (let n = 0; n < 200; n += 1) await bench.broker.publish(control, `${n}`);
    await bench.broker.publish('exercise/X2/control', 'stop');
    await bench.broker.publish(telemetry, 'nobody reads this');
    await until(() => one.heard.length === 200 && two.heard.length > 0);
    expect(one.heard).toEqual(Array.from({ length: 200 }, (_, n) => `${control} ${n}`));
    expect(two.heard).toEqual(['exercise/X2/control stop']);
  });

  test('is told nothing that was said before it listened', async () => {
    const bench = await open();
    await bench.broker.publish(control, 'early');
    const { heard } = await listening(bench, 'X1');
    await bench.broker.publish(control, 'now');
    await until(() => heard.length > 0);
    expect(heard).toEqual([`${control} now`]);
  });

  test('a clock of more than 8 KiB is too large', async () => {
    const bench = await open();
    const client = await station(bench, 'X1');
    await client.publishAsync(clock, Buffer.alloc(8192), { qos: 1 });
    const end = closed(client);
    client.publish(clock, Buffer.alloc(8193), { qos: 1 });
    await end;
    expect(bench.rejections).toMatchObject([
      { reason: 'too-large', run: 'X1', params: { field: 'clock', value: 8193, limit: 8192 } },
    ]);
  });

  test('a retained flag is stripped and recorded', async () => {
    const bench = await open();
    const client = await station(bench, 'X1');
    for (const topic of [samples, clock]) await client.publishAsync(topic, 'x', { qos: 1, retain: true });
    expect(bench.rejections.map(({ reason, topic, run }) => `${run} ${topic} ${reason}`)).toEqual([
      `X1 ${samples} retained-telemetry`,
      `X1 ${clock} retained-telemetry`,
    ]);
    expect(bench.deliveries).toHaveLength(2);
  });

  test('a will in another world is refused, and recorded in its own', async () => {
    const bench = await open();
    const will = { topic: 'dust/v1/S1/status', payload: Buffer.from('x'), qos: 0 as const, retain: true };
    await expect(station(bench, 'X1', { will })).rejects.toThrow('refused');
    expect(bench.rejections).toMatchObject([{ reason: 'no-right-to-topic', station: 'X1', run: 'X1' }]);
    expect(bench.lines).toEqual([]);
  });

  test('a wrong secret is nobody, in no run', async () => {
    const bench = await open();
    await expect(station(bench, 'X1', { password: 'guess' })).rejects.toThrow('refused');
    expect(bench.rejections).toMatchObject([{ reason: 'bad-credentials', station: 'X1', run: null }]);
  });

  test('has one connection, the newest, and its line is told on and off once', async () => {
    const bench = await open();
    const first = await station(bench, 'X1');
    const end = closed(first);
    const second = await station(bench, 'X1');
    await end;
    expect([bench.broker.isOnLine('X1'), bench.broker.isOnLine('X2')]).toEqual([true, false]);
    await second.publishAsync(clock, '{}', { qos: 1 });
    await second.endAsync();
    await until(() => bench.lines.length > 1);
    expect(bench.lines).toEqual(['X1 on of run X1', 'X1 off of run X1']);
    expect(bench.broker.isOnLine('X1')).toBe(false);
  });

  test('a command to a closed broker is refused', async () => {
    const bench = await open();
    await bench.broker.close();
    await expect(bench.broker.publish(control, 'x')).rejects.toThrow('the broker is closed');
  });
});

describe('hostile bytes', () => {
  test('a frame of 60 MB is cut at its header while another station goes on', async () => {
    const bench = await open();
    const other = await station(bench, 'S2');
    const socket = await rawStation(bench, 'S1');
    const end = closed(socket);
    const chunk = Buffer.alloc(1_000_000);
    let sent = 0;
    const pour = (): void => {
      while (!socket.destroyed && sent < 60) {
        sent += 1;
        if (!socket.write(chunk)) {
          socket.once('drain', pour);
          return;
        }
      }
    };
    socket.write(Buffer.from([0x30, 0x80, 0x8e, 0xce, 0x1c]));
    pour();
    await end;
    for (let n = 0; n < 20; n += 1) await other.publishAsync('dust/v1/S2/telemetry', `${n}`, { qos: 1 });
    expect(sent).toBeLessThan(60);
    expect(bench.deliveries).toHaveLength(20);
    expect(bench.rejections).toMatchObject([
      {
        reason: 'too-large',
        station: 'S1',
        params: { field: 'remaining length', value: 60_000_000, limit: 66_048 },
      },
    ]);
  });

  test('a frame at the cap is taken', async () => {
    const bench = await open();
    const client = await station(bench, 'S1');
    await client.publishAsync(telemetry, Buffer.alloc(65_536), { qos: 1 });
    expect(bench.deliveries[0]?.payload.byteLength).toBe(65_536);
  });

  test('no MQTT at all, a second CONNECT, and a packet cut short are recorded and closed', async () => {
    const bench = await open();
    const http = connectTcp(bench.broker.port, '127.0.0.1');
    const httpEnd = closed(http);
    http.write('GET / HTTP/1.1\r\n\r\n');
    await httpEnd;
    for (const bytes of [connectFrame('S1'), Buffer.from([0x30, 0x00]), Buffer.from([0x82, 0x02, 0, 1])]) {
      const socket = await rawStation(bench, 'S1');
      const end = closed(socket);
      socket.write(bytes);
      await end;
    }
    expect(bench.rejections.map(({ reason }) => reason)).toEqual(new Array(4).fill('protocol-error'));
  });

  test('random bytes after a good CONNECT never end the broker', async () => {
    const bench = await open();
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed;
    };
    for (let round = 0; round < 150; round += 1) {
      const socket = await rawStation(bench, 'S1');
      socket.on('error', () => {});
      const end = closed(socket);
      const type = [0x30, 0x32, 0x34, 0x82, 0xa2, 0x40, 0x62, 0x10, 0xe0][random() % 9] ?? 0;
      const body = Uint8Array.from({ length: random() % 30 }, () => random() % 256);
      socket.end(Buffer.from([type, body.length, ...body]));
      await end;
    }
    await (await station(bench, 'S2')).publishAsync('dust/v1/S2/telemetry', 'alive', { qos: 1 });
  });
});

describe('connections', () => {
  test('two accounts with one client id do not push each other out; one account with it does', async () => {
    const bench = await open();
    const first = await station(bench, 'S1', { clientId: 'plc' });
    const second = await station(bench, 'S2', { clientId: 'plc' });
    await first.publishAsync(telemetry, 'x', { qos: 1 });
    const end = closed(first);
    await station(bench, 'S1', { clientId: 'plc' });
    await end;
    expect(second.connected).toBe(true);
    expect(bench.lines).toEqual(['S1 on', 'S2 on']);
  });

  test('many without a client id live side by side, up to eight; then the oldest goes', async () => {
    const bench = await open();
    const clients = [];
    for (let n = 0; n < 8; n += 1) clients.push(await station(bench, 'S1', { clientId: '' }));
    expect(bench.broker.connections()).toBe(8);
    const end = clients[0] ? closed(clients[0]) : Promise.reject(new Error('none'));
    await station(bench, 'S1', { clientId: '' });
    await end;
    expect(bench.broker.connections()).toBe(8);
  });

  test('disconnect closes every connection of the account and of no other', async () => {
    const bench = await open();
    const first = await station(bench, 'S1');
    const second = await station(bench, 'S2');
    const end = closed(first);
    bench.broker.disconnect('S1');
    await end;
    expect(second.connected).toBe(true);
    await until(() => bench.lines.includes('S1 off'));
  });

  test('a stop closes all, tells no line off, and frees the port', async () => {
    const bench = await open();
    const client = await station(bench, 'S1');
    const end = closed(client);
    await bench.broker.close();
    await end;
    expect(bench.lines).toEqual(['S1 on']);
    const again = await startBroker({ ...nobody, port: bench.broker.port });
    await again.close();
  });

  test('a taken port is one sentence', async () => {
    const { broker } = await open();
    await expect(startBroker({ ...nobody, port: broker.port })).rejects.toThrow(
      `MQTT_PORT ${broker.port} on 127.0.0.1 is taken by another program; stop it or set MQTT_PORT.`,
    );
  });
});

const nobody = {
  host: '127.0.0.1',
  port: 0,
  now: () => 0,
  authenticate: () => null,
  onDelivery: () => {},
  onRejection: () => {},
  onLine: () => {},
};

/** Two bytes of length, then the text. MQTT 3.1.1, 1.5.3. */
function field(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function frame(type: number, body: Buffer): Buffer {
  const length: number[] = [];
  let rest = body.length;
  do {
    length.push((rest % 128) + (rest >= 128 ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.concat([Buffer.from([type, ...length]), body]);
}

function connectFrame(name: string): Buffer {
  const head = Buffer.from([4, 0xc2, 0, 60]);
  return frame(
    0x10,
    Buffer.concat([field('MQTT'), head, field(`raw ${name}`), field(name), field(`secret of ${name}`)]),
  );
}

function publishFrame(topic: string, payload: string): Buffer {
  return frame(0x30, Buffer.concat([field(topic), Buffer.from(payload)]));
}

/** A connection that has had its CONNACK and then sends bytes by hand. */
async function rawStation({ broker }: Bench, name: string): Promise<Socket> {
  const socket = connectTcp(broker.port, '127.0.0.1');
  socket.on('error', () => {});
  opened.push({ end: () => socket.destroy() });
  socket.write(connectFrame(name));
  await new Promise((resolve) => socket.once('data', resolve));
  return socket;
}
