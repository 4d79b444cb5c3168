import { spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';
import mqtt from 'mqtt';
import { test } from './fixtures';
import { REAL_SECRET, registerRealPlant } from './real-plant';
import type { StartedServer } from './start-server';

test("a foreign MQTT client moves a value in the browser; with another station's topic it is refused", async ({
  server,
  openAs,
}) => {
  await registerRealPlant(server);
  const page = await openAs('analyst', '孙分析');
  await page.goto('/plants/T1');
  await expect(page.getByRole('heading', { name: /测试企业/ }).first()).toBeVisible();

  await publish(server, 'dust/v1/T-S1/telemetry', 1, 61.7);
  await expect(page.getByText('61.7').first()).toBeVisible();
  await publish(server, 'dust/v1/T-S1/telemetry', 2, 38.4);
  await expect(page.getByText('38.4').first()).toBeVisible();

  await publish(server, 'dust/v1/S1/telemetry', 3, 77.7).catch(() => undefined);
  await expect
    .poll(async () => JSON.stringify(await (await server.api('/api/quarantine')).json()))
    .toContain('no-right-to-topic');
  await expect(page.getByText('77.7')).toHaveCount(0);
});

/** mosquitto_pub where the machine has it, else MQTT.js. */
async function publish(
  server: StartedServer,
  topic: string,
  seq: number,
  hopperTemperatureC: number,
): Promise<void> {
  const values = { running: true, differentialPressurePa: 1120, airlockFault: false, hopperTemperatureC };
  const payload = JSON.stringify({
    v: 1,
    boot: '1',
    seq,
    samples: [{ ts: Date.now(), collector: 'C01', values }],
  });
  const program = spawnSync(
    'mosquitto_pub',
    [
      '-V',
      'mqttv311',
      '-q',
      '1',
      '-h',
      '127.0.0.1',
      '-p',
      String(server.mqttPort),
      '-u',
      'T-S1',
      '-P',
      REAL_SECRET,
      '-t',
      topic,
      '-m',
      payload,
    ],
    { timeout: 10_000 },
  );
  if (program.error === undefined) return;
  const client = await mqtt.connectAsync(server.mqttUrl, {
    username: 'T-S1',
    password: REAL_SECRET,
    reconnectPeriod: 0,
  });
  const refused = new Promise((_, reject) => client.once('close', () => reject(new Error('closed'))));
  await Promise.race([client.publishAsync(topic, payload, { qos: 1 }), refused]);
  await client.endAsync();
}
