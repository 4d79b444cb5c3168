import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

export interface Look {
  readonly locale: 'zh-CN' | 'en';
  readonly ground: 'dark.dark' | 'light.light';
  readonly size: { readonly width: number; readonly height: number };
}

export const LAPTOP = { width: 1366, height: 768 };
export const DESK = { width: 1920, height: 1080 };
export const WALL = { width: 3840, height: 2160 };
/** The one that `npm test` takes. */
export const FIRST_LOOK: Look = { locale: 'zh-CN', ground: 'dark.dark', size: LAPTOP };

/** Every page and every view of it, in lots that a slow machine gets through. */
export const PAGES = {
  scenes: ['/', '/plants/E1'],
  analysis: [
    '/plants',
    '/alarms',
    '/exercises',
    '/validation',
    '/data-health',
    '/data-health?view=points',
    '/data-health?view=quarantine',
    '/trends?points=E1-C01:hopperTemperatureC,E1-C01:differentialPressurePa,E1-C01:running&span=1h&forecast=true',
  ],
  registry: [
    '/registry',
    '/registry?kind=collector',
    '/registry?kind=station',
    '/registry?kind=collector&id=E1-C01&edit=change',
    '/exchange',
    '/exchange?view=practice',
  ],
  people: [
    '/guide',
    '/account',
    '/admin?view=people',
    '/admin?view=sessions',
    '/admin?view=audit',
    '/admin?view=system',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Opens pages in one look: no error, no sideways scroll, nothing serious for a screen reader. */
export function lookAtPages(lot: string, pages: readonly string[], { locale, ground, size }: Look): void {
  test(`${lot} in ${locale} on ${ground} at ${size.width}`, async ({ server, openAs }) => {
    const page = await openAs('administrator', '周管理');
    await page.context().addCookies([
      { name: 'locale', value: locale, url: server.url },
      { name: 'ground', value: ground, url: server.url },
    ]);
    await page.setViewportSize(size);
    const errors = listenForErrors(page);
    for (const path of pages) {
      await page.goto(path);
      await expect(page.getByRole('main')).toBeVisible();
      await page.waitForTimeout(800);
      await page.waitForFunction(standsStill);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page, path)).toEqual([]);
    }
    expect(errors).toEqual([]);
  });
}

/** In the browser: no colour is on its way to another, as a tab's is after a change; what repeats for ever may go on. */
function standsStill(): boolean {
  const endless = ({ effect }: Animation) =>
    effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
  return document.getAnimations().every((one) => one.playState !== 'running' || endless(one));
}

function listenForErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

async function seriousFindings(page: Page, path: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(
    ({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
