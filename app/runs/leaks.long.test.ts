import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import mqtt, { type MqttClient } from 'mqtt';
import { expect, it } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { startBroker } from '../../data/ingest/broker';
import type { Delivery } from '../../data/ingest/types';
import { buildRegistry } from '../../data/model/registry';
import { createAccounts, hashSecret } from '../live/accounts';

const MESSAGES = 100_000;
const PER_CASE = 500;
const RUN = 'X20261122-7f3a2c';
const OTHER = 'X20261122-0b0b0b';
const SECRET = 'a secret of a run, long enough for tests';

/** One message of the run's account: mostly where it may, often where it may not. */
const topic = fc.oneof(
  {
    weight: 160,
    arbitrary: fc.constantFrom('S1', 'S2').map((station) => `exercise/${RUN}/dust/v1/${station}/telemetry`),
  },
  { weight: 36, arbitrary: fc.constant(`exercise/${RUN}/clock`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'dust/v1/S1/telemetry',
      'dust/v1/S1/status',
      `exercise/${OTHER}/dust/v1/S1/telemetry`,
      `exercise/${OTHER}/clock`,
      `exercise/${RUN}/../dust/v1/S1/telemetry`,
      `exercise/${RUN}/dust/v1/S3/telemetry`,
      `exercise/${RUN}/control`,
      'exercise//clock',
      '/dust/v1/S1/telemetry',
      `$SYS/${RUN}`,
    ),
  },
);

it(`lets nothing of a run reach live or another run, over ${MESSAGES} messages of a real connection`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dust-twin-leaks-'));
  const registry = buildRegistry(SAMPLE_RECORDS);
  const accounts = createAccounts({ hashes: new Map(), registry: () => registry });
  accounts.setRun(RUN, hashSecret(SECRET), ['S1', 'S2']);
  const arrived = new Map<string, number>();
  const strangers: string[] = [];
  let sent = 0;
  let refused = 0;
  const broker = await startBroker({
    host: '127.0.0.1',
    port: 0,
    now: Date.now,
    authenticate: accounts.authenticate,
    onDelivery(delivery: Delivery) {
      if (delivery.run !== RUN || !delivery.topic.startsWith(`exercise/${RUN}/`))
        strangers.push(delivery.topic);
      arrived.set(delivery.kind, (arrived.get(delivery.kind) ?? 0) + 1);
      delivery.settle('kept');
    },
    onRejection(_rejection, run) {
      if (run !== RUN) strangers.push('a rejection outside the run');
      refused += 1;
    },
    onLine: () => undefined,
  });
  const url = `mqtt://127.0.0.1:${broker.port}`;

  await fc.assert(
    fc.asyncProperty(fc.array(topic, { minLength: PER_CASE, maxLength: PER_CASE }), async (topics) => {
      let client: MqttClient | null = null;
      for (const to of topics) {
        if (!client?.connected) {
          client?.end(true);
          client = await mqtt.connectAsync(url, { username: RUN, password: SECRET, reconnectPeriod: 0 });
        }
        const isForeign = !/^exercise\/X20261122-7f3a2c\/(clock|dust\/v1\/S[12]\/telemetry)$/.test(to);
        sent += 1;
        // What is refused closes the connection: wait for it, so that every message is really looked at.
        if (isForeign)
          await Promise.race([closed(client), client.publishAsync(to, '{}', { qos: 1 }).catch(() => null)]);
        else void client.publishAsync(to, '{}', { qos: 0 });
      }
      // One whose last message was refused waits for an acknowledgement that never comes.
      if (client?.connected) await client.endAsync();
      else client?.end(true);
      expect(strangers).toEqual([]);
    }),
    { numRuns: MESSAGES / PER_CASE, endOnFailure: true },
  );
  expect(sent).toBe(MESSAGES);
  expect(refused).toBeGreaterThan(200);
  expect((arrived.get('telemetry') ?? 0) + (arrived.get('clock') ?? 0) + refused).toBeGreaterThan(
    0.9 * MESSAGES,
  );
  expect(arrived.get('status')).toBeUndefined();
  await broker.close();
  rmSync(folder, { recursive: true, force: true });
});

function closed(client: MqttClient): Promise<void> {
  return new Promise((resolve) => client.once('close', () => resolve()));
}
