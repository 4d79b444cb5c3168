import { startServer } from '../e2e/start-server';
import { openBrowser } from './open-browser';
import { treePssMb } from './process-memory';

/** MB of PSS of the server and its children after two minutes with five plants, pages having been asked for. The browser is not counted. */
export async function measureMemory(): Promise<number> {
  const server = await startServer({ demo: '1' });
  const { browser, context } = await openBrowser(server);
  const page = await context.newPage();
  for (const path of ['/', '/plants/E1', '/alarms', '/registry']) await page.goto(path);
  await new Promise((resolve) => setTimeout(resolve, 120_000));
  const { pid } = server.child;
  const pss = pid === undefined ? Number.NaN : treePssMb(pid);
  await browser.close();
  await server.stop();
  return pss;
}
