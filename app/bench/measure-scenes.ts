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

interface Probe {
  readonly drawCalls: number;
  readonly scriptMs: number;
}

const PAGES = [
  { path: '/', limit: 80 },
  ...['E1', 'E2', 'E3', 'E4', 'E5'].map((id) => ({ path: `/plants/${id}`, limit: 60 })),
];
const TURNS = 30;

/** Draw calls and script time a frame of the map and of every sample plant while the camera moves, as the scenes count them. */
export async function measureScenes(): Promise<readonly SceneFigure[]> {
  const server = await startServer({ demo: '1' });
  const { browser, context } = await openBrowser(server);
  const figures: SceneFigure[] = [];
  for (const { path, limit } of PAGES) {
    const page = await context.newPage();
    await page.goto(path);
    await page.waitForFunction(() => '__dustTwinScene' in window, undefined, { timeout: 60_000 });
    for (let turn = 0; turn < TURNS; turn += 1) {
      await page.getByRole('button', { name: turn % 2 === 0 ? '向左转' : '向右转' }).click();
      await page.waitForTimeout(900);
    }
    figures.push({ page: path, limit, ...(await readScene(page)) });
    await page.close();
  }
  await browser.close();
  await server.stop();
  return figures;
}

function readScene(page: Page): Promise<Probe> {
  return page.evaluate(() => {
    const { drawCalls, scriptMs } = (window as unknown as { __dustTwinScene: Probe }).__dustTwinScene;
    return { drawCalls, scriptMs };
  });
}
