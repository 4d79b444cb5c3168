import { registerRealPlant } from '../e2e/real-plant';
import { startServer } from '../e2e/start-server';
import { quantile } from './figures';
import { openBrowser } from './open-browser';
import { publishSteadily } from './publish-steadily';

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

  const pubackMs = await publishSteadily({
    mqttUrl: server.mqttUrl,
    rateHz: RATE_HZ,
    seconds: SECONDS,
    boot: 2,
    onSent: (ts, sentAtMs) => publishedTs.set(ts, sentAtMs),
  });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await browser.close();
  await server.stop();
  if (frameMs.length === 0) throw new Error('No frame with a published value reached the browser.');
  return { pubackP99: quantile(pubackMs, 0.99), frameP95: quantile(frameMs, 0.95) };
}
