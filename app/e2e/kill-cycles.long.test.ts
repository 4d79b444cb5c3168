import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Alarm } from '../../data/model/alarm';
import { REAL_SECRET, registerRealPlant } from './real-plant';
import { freePort, type StartedServer, startServer } from './start-server';
import { publishAll } from './steady-publisher';

const KILLS = 25;
/** The station sends within this time in any order; the server waits as long before it judges. */
const REORDER_MS = 30_000;
const MESSAGES = 500;
const SAMPLES_A_MESSAGE = 5;
const POINTS = ['running', 'differentialPressurePa', 'airlockFault', 'hopperTemperatureC'] as const;
const startTs = Math.floor(Date.now() / 60_000) * 60_000 - 3 * 3_600_000;
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

it(`loses no acknowledged reading and no alarm over ${KILLS} kills at random instants`, async () => {
  const quiet = await runStory({ kills: 0, seed: 1 });
  const killed = await runStory({ kills: KILLS, seed: 20_261_122 });

  expect(quiet.alarms.length).toBeGreaterThanOrEqual(3);
  expect(new Set(quiet.alarms.map(({ ruleId }) => ruleId))).toContain('airlock-fault');
  expect(quiet.readings.length).toBe(MESSAGES * SAMPLES_A_MESSAGE * POINTS.length);
  expect(killed.kills).toBe(KILLS);
  expect(killed.readings).toEqual(quiet.readings);
  expect(killed.alarms).toEqual(quiet.alarms);
  expect(quiet.alarms.filter(({ late }) => late)).toMatchObject([{ ruleId: 'airlock-fault' }]);
});

async function runStory({ kills, seed }: { kills: number; seed: number }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'dust-twin-kill-'));
  folders.push(dataDir);
  const ports = { web: await freePort(), mqtt: await freePort() };
  const start = () => startServer({ dataDir, ports, demo: '0' });
  let server = await start();
  await registerRealPlant(server, { reorderMs: REORDER_MS });

  let finished = false;
  const publishing = publishAll({
    mqttUrl: server.mqttUrl,
    username: 'T-S1',
    password: REAL_SECRET,
    topic: 'dust/v1/T-S1/telemetry',
    payloads: sendingOrder(makePayloads(), seededRandom(7)),
    window: 8,
    everyMs: kills === 0 ? 2 : 120,
  }).finally(() => {
    finished = true;
  });

  const random = seededRandom(seed);
  let killed = 0;
  while (killed < kills && !finished) {
    await new Promise((resolve) => setTimeout(resolve, 300 + random() * 1500));
    await server.kill();
    killed += 1;
    server = await start();
  }
  await publishing;
  const answer = { readings: await allReadings(server), alarms: await allAlarms(server), kills: killed };
  expect(await server.stop()).toBe(0);
  return answer;
}

/**
 * Blocks of five messages in any order, every tenth message once more later, every fiftieth only after the server has long
 * judged beyond it: late, as from a line that was down.
 */
function sendingOrder(payloads: readonly string[], random: () => number): string[] {
  const places = payloads.flatMap((payload, at) => {
    const block = Math.floor(at / 5) * 5;
    if (at % 50 === 0) return [{ payload, place: block + 30.5 }];
    const first = { payload, place: block + random() };
    return at % 10 === 3 ? [first, { payload, place: block + 6 + 30 * random() }] : [first];
  });
  return places.sort((a, b) => a.place - b.place).map(({ payload }) => payload);
}

/** Clogging, an airlock trip and a hot hopper, each coming and going: 2500 s at a sample a second. */
function makePayloads(): string[] {
  return Array.from({ length: MESSAGES }, (_, message) => {
    const samples = Array.from({ length: SAMPLES_A_MESSAGE }, (_unused, index) => {
      const second = message * SAMPLES_A_MESSAGE + index;
      const between = (from: number, to: number) => second >= from && second < to;
      return {
        ts: startTs + second * 1000,
        collector: 'C01',
        values: {
          running: true,
          differentialPressurePa: (between(600, 1100) ? 3200 : 1100) + (second % 7),
          // The second is told late alone: message 100 of those that come late.
          airlockFault: between(1300, 1500) || between(500, 505),
          hopperTemperatureC: (between(1700, 2000) ? 82 : 35) + (second % 5) / 10,
        },
      };
    });
    return JSON.stringify({ v: 1, boot: '1', seq: message, samples });
  });
}

async function allReadings(server: StartedServer) {
  const rows: unknown[] = [];
  for (const point of POINTS) {
    const to = startTs + MESSAGES * SAMPLES_A_MESSAGE * 1000;
    const answer = await server.api(
      `/api/readings?world=live&collector=T1-C01&point=${point}&from=${startTs}&to=${to}&maxPoints=10000`,
    );
    const { source, buckets } = (await answer.json()) as {
      source: string;
      buckets: { ts: number; mean: number }[];
    };
    expect(source).toBe('raw');
    rows.push(...buckets.map(({ ts, mean }) => `${point} ${ts} ${mean}`));
  }
  return rows;
}

/** Silence is judged by receipt time, so it may differ between two runs; everything else may not. */
async function allAlarms(server: StartedServer) {
  const answer = await server.api('/api/alarms?world=live&limit=1000');
  const { items } = (await answer.json()) as { items: Alarm[] };
  return items
    .filter(({ ruleId }) => ruleId !== 'point-silent' && ruleId !== 'station-silent')
    .map(({ id, ruleId, point, state, raisedTs, returnedTs, late }) => ({
      id,
      ruleId,
      point,
      state,
      raisedTs,
      returnedTs,
      late,
    }))
    .sort((a, b) => a.raisedTs - b.raisedTs || a.id.localeCompare(b.id));
}

/** mulberry32 */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
