import mqtt from 'mqtt';
import { REAL_SECRET, registerRealPlant } from '../e2e/real-plant';
import { startServer } from '../e2e/start-server';
import { quantile } from './figures';
import { openBrowser } from './open-browser';

const RATE_HZ = 50;
const SECONDS = 30;

/**
 * 50 messages a second of one station while the five sample plants run: ms from publish to PUBACK, and from publish to the
 * arrival of the first frame with that value or a newer one in a browser that shows the plant, without WebGL: rendering is not part of it.
 */
export async function measureLatency(): Promise<{ readonly pubackP99: number; readonly frameP95: number }> {
  const server = await startServer({ demo: '1' });
  await registerRealPlant(server);
  const { browser, context } = await openBrowser(server, false);
  const publishedTs = new Map<number, number>();
  const frameMs: number[] = [];
  const page = await context.newPage();
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const shown = /\["T1-C01","hopperTemperatureC",(\d+),/.exec(String(payload))?.[1];
      if (shown === undefined) return;
      // A newer value of the point stands for those before it that were coalesced away.
      for (const [ts, sent] of publishedTs) {
        if (ts > Number(shown)) break;
        frameMs.push(performance.now() - sent);
        publishedTs.delete(ts);
      }
    }),
  );
  await page.goto('/plants/T1');
  await new Promise((resolve) => setTimeout(resolve, 8000));

  const client = await mqtt.connectAsync(server.mqttUrl, { username: 'T-S1', password: REAL_SECRET });
  const pubackMs: number[] = [];
  const sending: Promise<unknown>[] = [];
  const beginning = performance.now();
  for (let i = 0; i < RATE_HZ * SECONDS; i += 1) {
    const due = beginning + (i * 1000) / RATE_HZ;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const ts = Date.now() + (i % 2); // two messages in one millisecond stay two keys
    const sent = performance.now();
    publishedTs.set(ts, sent);
    const values = { running: true, hopperTemperatureC: 30 + (i % 100) / 10 };
    const payload = { v: 1, boot: '2', seq: i, samples: [{ ts, collector: 'C01', values }] };
    sending.push(
      client.publishAsync('dust/v1/T-S1/telemetry', JSON.stringify(payload), { qos: 1 }).then(() => {
        pubackMs.push(performance.now() - sent);
      }),
    );
  }
  await Promise.all(sending);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await client.endAsync();
  await browser.close();
  await server.stop();
  if (frameMs.length === 0) throw new Error('No frame with a published value reached the browser.');
  return { pubackP99: quantile(pubackMs, 0.99), frameP95: quantile(frameMs, 0.95) };
}
