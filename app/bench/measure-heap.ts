import mqtt from 'mqtt';
import { REAL_SECRET, registerRealPlant } from '../e2e/real-plant';
import { startServer } from '../e2e/start-server';
import { openBrowser } from './open-browser';

const MINUTES = 60;
const SAMPLES_A_MINUTE = 60;

/**
 * Sixty minutes of a plant's data, a minute a second, before an open plant page. Growth of the page's heap from minute 20 to
 * minute 60 in per cent, each after a forced collection.
 */
export async function measureHeap(): Promise<number> {
  const server = await startServer({ demo: '0' });
  await registerRealPlant(server);
  const { browser, context } = await openBrowser(server);
  const page = await context.newPage();
  await page.goto('/plants/T1');
  await page.waitForFunction(() => '__dustTwinScene' in window, undefined, { timeout: 60_000 });
  const devtools = await context.newCDPSession(page);
  const client = await mqtt.connectAsync(server.mqttUrl, { username: 'T-S1', password: REAL_SECRET });
  const firstTs = Date.now() - MINUTES * 60_000;
  const heapAt = new Map<number, number>();

  for (let minute = 0; minute <= MINUTES; minute += 1) {
    if (minute === 20 || minute === MINUTES) heapAt.set(minute, await heapAfterCollection());
    for (let part = 0; part < 4; part += 1) {
      const samples = Array.from({ length: SAMPLES_A_MINUTE / 4 }, (_, index) => {
        const second = minute * 60 + part * 15 + index;
        return { ts: firstTs + second * 1000, collector: 'C01', values: valuesAt(second) };
      });
      const payload = { v: 1, boot: '1', seq: minute * 4 + part, samples };
      await client.publishAsync('dust/v1/T-S1/telemetry', JSON.stringify(payload), { qos: 1 });
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  await client.endAsync();
  await browser.close();
  await server.stop();
  const before = heapAt.get(20) ?? Number.NaN;
  return (((heapAt.get(MINUTES) ?? Number.NaN) - before) / before) * 100;

  async function heapAfterCollection(): Promise<number> {
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return usedSize;
  }
}

function valuesAt(second: number) {
  return {
    running: true,
    differentialPressurePa: 1100 + 80 * Math.sin(second / 40),
    airlockFault: false,
    hopperTemperatureC: 35 + Math.sin(second / 300),
  };
}
