import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './fixtures';

const PAGES = [
  '/',
  '/plants',
  '/plants/E1',
  '/alarms',
  '/exercises',
  '/registry',
  '/registry?kind=collector',
  '/registry?kind=station',
  '/registry?kind=collector&id=E1-C01&edit=change',
  '/data-health',
  '/data-health?view=points',
  '/data-health?view=quarantine',
  '/trends?points=E1-C01:hopperTemperatureC,E1-C01:differentialPressurePa,E1-C01:running&span=1h&forecast=true',
  '/admin',
  '/exchange',
  '/exchange?view=practice',
  '/guide',
  '/admin?view=people',
  '/admin?view=sessions',
  '/admin?view=audit',
  '/account',
];

const LAPTOP = { width: 1366, height: 768 };
const DESK = { width: 1920, height: 1080 };
const WALL = { width: 3840, height: 2160 };
/** Each language and each ground once. `npm run test:long` sets EVERY_LOOK and sees to the other pairs, on a larger screen, and to the wall. */
const LOOKS =
  process.env.EVERY_LOOK === '1'
    ? ([
        ['zh-CN', 'light.light', DESK, PAGES],
        ['en', 'dark.dark', DESK, PAGES],
        ['zh-CN', 'dark.dark', WALL, ['/?screen=1']],
        ['en', 'light.light', WALL, ['/?screen=1']],
      ] as const)
    : ([
        ['zh-CN', 'dark.dark', LAPTOP, PAGES],
        ['en', 'light.light', LAPTOP, PAGES],
      ] as const);

for (const [locale, ground, viewport, pages] of LOOKS) {
  test(`every page in ${locale} on ${ground} at ${viewport.width}: no error, no sideways scroll, nothing serious for a screen reader`, async ({
    server,
    openAs,
  }) => {
    const page = await openAs('administrator', '周管理');
    await page.context().addCookies([
      { name: 'locale', value: locale, url: server.url },
      { name: 'ground', value: ground, url: server.url },
    ]);
    await page.setViewportSize(viewport);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    for (const path of pages) {
      await page.goto(path);
      await expect(page.getByRole('main')).toBeVisible();
      await page.waitForTimeout(800);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const found = serious.map(
        ({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
      expect(found).toEqual([]);
    }
    expect(errors).toEqual([]);
  });
}
