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
  '/data-health',
  '/data-health?view=points',
  '/data-health?view=quarantine',
  '/trends?points=E1-C01:hopperTemperatureC,E1-C01:differentialPressurePa,E1-C01:running&span=1h&forecast=true',
  '/admin',
];

/** Each language and each ground once; the other two pairs share every text and every token with these. */
const LOOKS = [
  ['zh-CN', 'dark.dark'],
  ['en', 'light.light'],
] as const;

for (const [locale, ground] of LOOKS) {
  test(`every page in ${locale} on ${ground}: no error, no sideways scroll, nothing serious for a screen reader`, async ({
    server,
    openAs,
  }) => {
    const page = await openAs('administrator', '周管理');
    await page.context().addCookies([
      { name: 'locale', value: locale, url: server.url },
      { name: 'ground', value: ground, url: server.url },
    ]);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    for (const path of PAGES) {
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
