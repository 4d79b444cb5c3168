import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { REAL_SECRET, registerRealPlant } from '../e2e/real-plant';
import { freePort, startServer } from '../e2e/start-server';

const ROOT = join(import.meta.dirname, '..', '..');

/** Seconds from `npm start` of a built tree to the first PUBACK of a registered station, and to the sign-in page. */
export async function measureStart(
  folder: string,
): Promise<{ readonly puback: number; readonly page: number }> {
  const dataDir = join(folder, 'start');
  const ports = { web: await freePort(), mqtt: await freePort() };
  const prepared = await startServer({ dataDir, ports, demo: '1' });
  await registerRealPlant(prepared);
  await prepared.stop();

  const startedTs = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: String(ports.web),
      MQTT_PORT: String(ports.mqtt),
      DATA_DIR: dataDir,
      DEMO: '1',
    },
  });
  const secondsUntil = async (happened: () => Promise<boolean>) => {
    while (!(await happened().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 20));
    return (performance.now() - startedTs) / 1000;
  };
  const [puback, page] = await Promise.all([
    secondsUntil(() => publishOnce(ports.mqtt)),
    secondsUntil(async () => (await fetch(`http://127.0.0.1:${ports.web}/sign-in`)).ok),
  ]);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
  return { puback, page };
}

async function publishOnce(port: number): Promise<boolean> {
  const client = await mqtt.connectAsync(
    `mqtt://127.0.0.1:${port}`,
    { username: 'T-S1', password: REAL_SECRET, reconnectPeriod: 0, connectTimeout: 1000 },
    false,
  );
  const payload = {
    v: 1,
    boot: '1',
    seq: 0,
    samples: [{ ts: Date.now(), collector: 'C01', values: { running: true } }],
  };
  await client.publishAsync('dust/v1/T-S1/telemetry', JSON.stringify(payload), { qos: 1 });
  client.end(true);
  return true;
}
