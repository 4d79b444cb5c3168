import type { Page } from '@playwright/test';
import { startServer } from '../e2e/start-server';
import { openBrowser } from './open-browser';

export interface SceneFigure {
  readonly page: string;
  readonly drawCalls: number;
  /** Median script time of a frame, ms. */
  readonly scriptMs: number;
  readonly limit: number;
}

const PAGES = [
  { path: '/', limit: 80 },
  ...['E1', 'E2', 'E3', 'E4', 'E5'].map((id) => ({ path: `/plants/${id}`, limit: 60 })),
];

/** Draw calls and script time a frame of the map and of every sample plant, as the scenes count them themselves. */
export async function measureScenes(): Promise<readonly SceneFigure[]> {
  const server = await startServer({ demo: '1' });
  const { browser, context } = await openBrowser(server);
  const figures: SceneFigure[] = [];
  for (const { path, limit } of PAGES) {
    const page = await context.newPage();
    await page.goto(path);
    await page.waitForFunction(() => '__dustTwinScene' in window, undefined, { timeout: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    figures.push({ page: path, limit, ...(await readScene(page)) });
    await page.close();
  }
  await browser.close();
  await server.stop();
  return figures;
}

function readScene(page: Page): Promise<{ drawCalls: number; scriptMs: number }> {
  return page.evaluate(() => {
    const { drawCalls, scriptMs } = (
      window as unknown as { __dustTwinScene: { drawCalls: number; scriptMs: number } }
    ).__dustTwinScene;
    return { drawCalls, scriptMs };
  });
}
