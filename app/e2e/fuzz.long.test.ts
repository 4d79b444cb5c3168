import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIntake } from '../../data/ingest/create-intake';
import { decodeTelemetry } from '../../data/ingest/decode-telemetry';
import { HOSTILE_KINDS, hostilePayload } from '../../data/ingest/hostile-payload';
import type { StoredReading } from '../../data/model/reading';
import { buildRegistry, type RegistryRecord } from '../../data/model/registry';
import type { QuarantineEntry, Rejection } from '../../data/model/rejection';
import { REAL_PLANT, REAL_SECRET } from './real-plant';
import { type StartedServer, startServer } from './start-server';

const PAYLOADS = 20_000;
const NOISY = ['N1', 'N2', 'N3', 'N4'] as const;
/** Publishes connections of its own that break: frames beyond the cap, and what is no MQTT at all. */
const BREAKER = 'B1';
const BREAKS = 60;
const GARBAGE = 100;
const WINDOW = 50;
const POINTS = ['running', 'differentialPressurePa', 'airlockFault', 'hopperTemperatureC'] as const;
const MOST_MEMORY_MB = 1024;
/** FUZZ_SEED=... replays a run. */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 0x7fffffff);
const startTs = Math.floor(Date.now() / 60_000) * 60_000 - 3 * 3_600_000;
const RECORDS = ['S1', ...NOISY, BREAKER].flatMap(plantOf);
const registry = buildRegistry(RECORDS);

let server: StartedServer;

beforeAll(async () => {
  server = await startServer({ demo: '0' });
  const lines = RECORDS.map((it) =>
    JSON.stringify(it.kind === 'station' ? { ...it, secret: secretOf(it.id) } : it),
  );
  const headers = { 'content-type': 'application/x-ndjson' };
  const answer = await server.api('/api/registry/import', {
    method: 'POST',
    headers,
    body: lines.join('\n'),
  });
  expect(await answer.json()).toMatchObject({ rejected: 0 });
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

it(`keeps every good reading once and counts every bad one among ${PAYLOADS} hostile payloads`, async () => {
  console.log(`fuzz: FUZZ_SEED=${SEED}`);
  const payloads = new Map(NOISY.map((station, at) => [station, payloadsOf(SEED + at)]));
  let isOver = false;
  const good = publishGood(() => isOver);
  const memory: number[] = [];
  const watching = setInterval(() => memory.push(memoryMb()), 1000);
  await Promise.all([
    ...NOISY.map((station) => publishInOrder(station, payloads.get(station) ?? [])),
    breakFrames(),
    sendGarbage(),
  ]).finally(() => {
    isOver = true;
  });
  const { sent, pubackMs } = await good;
  clearInterval(watching);

  expect(server.child.exitCode).toBeNull();
  const ledgers = NOISY.map((station) => ({ station, ...ledgerOf(station, payloads.get(station) ?? []) }));
  // The books kept this process busy for seconds: let it see first that the server closed an idle connection meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const refused = await quarantined();
  for (const { station, rejections } of ledgers)
    expect(refused(station)).toEqual(countedByReason(rejections));
  expect(refused('S1')).toEqual({});
  expect(refused(BREAKER)).toEqual({ 'too-large': BREAKS });

  for (const { station, rows } of ledgers) expect(await storedRows(station)).toEqual(within(rows));
  expect(await storedRows('S1')).toEqual(goodRows(sent));
  const { readingsStored } = (await (await server.api('/api/health')).json()) as { readingsStored: number };
  const stored = ledgers.reduce((sum, { rows }) => sum + rows.size, sent * POINTS.length);
  expect(readingsStored).toBe(stored);
  expect(Math.max(...memory, memoryMb())).toBeLessThan(MOST_MEMORY_MB);

  const bad = ledgers.reduce((sum, { rejections }) => sum + rejections.length, 0);
  const sorted = pubackMs.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(`fuzz: ${bad} refused, ${stored} kept; memory ${memory[0]} to ${Math.max(...memory)} MB`);
  console.log(
    `fuzz: PUBACK of ${sent} good messages beside it: p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)} ms`,
  );
});

function plantOf(station: string): RegistryRecord[] {
  return REAL_PLANT.flatMap((record): RegistryRecord[] => {
    if (record.kind === 'station') return [{ ...record, id: station, collectors: [collectorOf(station)] }];
    if (record.kind === 'collector') return [{ ...record, id: collectorOf(station) }];
    return station === 'S1' ? [record] : [];
  });
}

function secretOf(station: string): string {
  return `${REAL_SECRET}-${station}`;
}

function collectorOf(station: string): string {
  return `T1-${station}`;
}

function payloadsOf(seed: number): readonly Uint8Array[] {
  const recipe = fc.tuple(
    fc.constantFrom(...HOSTILE_KINDS),
    fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
  );
  return fc.sample(recipe, { seed, numRuns: PAYLOADS / NOISY.length }).map(([kind, throws], seq) => {
    let thrown = 0;
    const dice = (sides: number) => Math.floor(((throws[thrown++ % throws.length] ?? 0) + thrown) % sides);
    return hostilePayload(kind, { ts: startTs + seq * 1000, seq, collector: 'C01' }, dice).bytes;
  });
}

/** What the decoder and the intake alone make of it, in the same order. */
function ledgerOf(stationId: string, payloads: readonly Uint8Array[]) {
  const station = registry.stations.get(stationId);
  if (!station) throw new Error(`No station ${stationId}.`);
  const intake = createIntake({ tail: [], lastIngestId: 0, reorderMsOf: () => 0 });
  const rows = new Map<string, StoredReading>();
  const rejections: Rejection[] = [];
  const receivedTs = Date.now();
  for (const payload of payloads) {
    const topic = topicOf(stationId);
    const span = { oldestTs: receivedTs - 400 * 86_400_000, newestTs: receivedTs + 300_000 };
    const decoded = decodeTelemetry(payload, { registry, station, topic, receivedTs, ...span });
    const accepted = intake.accept(decoded.readings, receivedTs);
    rejections.push(...decoded.rejections, ...accepted.conflicts);
    for (const reading of accepted.kept) rows.set(`${reading.point} ${reading.ts}`, reading);
  }
  return { rows, rejections };
}

function countedByReason(rejections: readonly Rejection[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of rejections) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

async function quarantined(): Promise<(station: string) => Record<string, number>> {
  const answer = await server.api('/api/quarantine?limit=10000');
  const { items } = (await answer.json()) as { items: QuarantineEntry[] };
  return (station) => {
    const counts: Record<string, number> = {};
    for (const { reason, count } of items.filter((it) => it.station === station))
      counts[reason] = (counts[reason] ?? 0) + count;
    return counts;
  };
}

/** Raw rows of the hours in which the payloads claim to be measured. */
async function storedRows(station: string): Promise<string[]> {
  const rows: string[] = [];
  for (const point of POINTS) {
    const query = new URLSearchParams({
      collector: collectorOf(station),
      point,
      from: String(startTs),
      to: String(startTs + 10_000_000),
      maxPoints: '10000',
    });
    const answer = await server.api(`/api/readings?${query}`);
    const { source, buckets } = (await answer.json()) as {
      source: string;
      buckets: { ts: number; mean: number; count: number }[];
    };
    expect(source).toBe('raw');
    rows.push(...buckets.map(({ ts, mean, count }) => `${point} ${ts} ${mean} ${count}`));
  }
  return rows.sort();
}

function within(rows: ReadonlyMap<string, StoredReading>): string[] {
  return [...rows.values()]
    .filter(
      ({ ts, point }) => ts >= startTs && ts < startTs + 10_000_000 && POINTS.some((it) => it === point),
    )
    .map(({ point, ts, value }) => `${point} ${ts} ${value} 1`)
    .sort();
}

function goodRows(sent: number): string[] {
  return Array.from({ length: sent }, (_, n) => {
    const ts = startTs + n * 1000;
    const values = [`running ${ts} 1 1`, `airlockFault ${ts} 0 1`, `hopperTemperatureC ${ts} 41.5 1`];
    return [...values, `differentialPressurePa ${ts} ${1000 + (n % 100)} 1`];
  })
    .flat()
    .sort();
}

/** A station that behaves, one message after the other, until the noise is over. */
async function publishGood(isOver: () => boolean): Promise<{ sent: number; pubackMs: number[] }> {
  const client = await stationClient('S1');
  const pubackMs: number[] = [];
  while (!isOver() && pubackMs.length < 9000) {
    const n = pubackMs.length;
    const values = {
      running: true,
      airlockFault: false,
      hopperTemperatureC: 41.5,
      differentialPressurePa: 1000 + (n % 100),
    };
    const samples = [{ ts: startTs + n * 1000, collector: 'C01', values }];
    const from = performance.now();
    await client.publishAsync(topicOf('S1'), JSON.stringify({ v: 1, boot: '1', seq: n, samples }), {
      qos: 1,
    });
    pubackMs.push(performance.now() - from);
  }
  await client.endAsync();
  return { sent: pubackMs.length, pubackMs };
}

/** Every payload is acknowledged, kept or refused with a recorded reason; a line that closes meanwhile fails the test. */
async function publishInOrder(station: string, payloads: readonly Uint8Array[]): Promise<void> {
  const client = await stationClient(station);
  let from = 0;
  const closed = new Promise<never>((_, reject) =>
    client.once('close', () =>
      reject(new Error(`The line of ${station} closed between payloads ${from} and ${from + WINDOW}.`)),
    ),
  );
  for (; from < payloads.length; from += WINDOW) {
    const some = payloads.slice(from, from + WINDOW);
    const sent = some.map((it) => client.publishAsync(topicOf(station), Buffer.from(it), { qos: 1 }));
    await Promise.race([closed, Promise.all(sent)]);
  }
  closed.catch(() => undefined);
  await client.endAsync();
}

/** One byte beyond the cap is refused with a reason; a frame that no topic could explain closes the line. */
async function breakFrames(): Promise<void> {
  for (let n = 0; n < BREAKS; n++) {
    const client = await stationClient(BREAKER);
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    const payload = Buffer.alloc(65_537 + n * 50_000, '[');
    await Promise.race([closed, client.publishAsync(topicOf(BREAKER), payload, { qos: 1 })]);
    client.end(true);
  }
}

/** Some pieces leave at once, some stay on the line without ever saying who they are. */
async function sendGarbage(): Promise<void> {
  const pieces = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 600 }), { seed: SEED, numRuns: GARBAGE });
  const sockets = await Promise.all(
    pieces.map(
      (piece) =>
        new Promise<Socket>((resolve) => {
          const socket = connect(server.mqttPort, '127.0.0.1', () =>
            socket.write(piece, () => resolve(socket)),
          );
          socket.on('error', () => resolve(socket)).resume();
        }),
    ),
  );
  for (const socket of sockets) socket.destroy();
}

async function stationClient(station: string): Promise<MqttClient> {
  return mqtt.connectAsync(server.mqttUrl, {
    username: station,
    password: secretOf(station),
    clientId: `fuzz-${station}`,
    reconnectPeriod: 0,
  });
}

function topicOf(station: string): string {
  return `dust/v1/${station}/telemetry`;
}

/** Resident memory of the server, MB; 0 where the system does not say. */
function memoryMb(): number {
  const path = `/proc/${server.child.pid}/status`;
  if (!existsSync(path)) return 0;
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) / 1024);
}
