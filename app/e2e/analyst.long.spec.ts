import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test as base, inviteLink } from './fixtures';
import { type StartedServer, startServer } from './start-server';

/** The twin's word for an airlock whose contact reports a fault. */
const TRIPPED = /锁气卸灰(?!正常)/;

const test = base.extend<object, { readonly past: StartedServer }>({
  past: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'dust-twin-past-'));
      const script = join(import.meta.dirname, 'store-yesterday.ts');
      execFileSync(process.execPath, ['--import', 'tsx', script, dataDir, String(Date.now())]);
      const server = await startServer({ demo: '1', dataDir });
      await use(server);
      expect(await server.stop()).toBe(0);
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

test("analyst: yesterday's alarm is found, the twin is scrubbed to it, and its address shows the same elsewhere", async ({
  past,
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await openAs(
    past,
    await browser.newContext({ baseURL: past.url }).then((one) => one.newPage()),
  );
  await page.goto('/alarms?view=all');
  const row = page.getByRole('row').filter({ hasText: 'E2-C01' }).filter({ hasText: '锁气卸灰' }).first();
  await row.click();
  await page.getByRole('link', { name: '在孪生中查看当时' }).click();
  await page.waitForURL(/\/plants\/E2\?.*t=/);

  await expect(page.getByRole('contentinfo').getByRole('button', { name: '历史' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByText(/时的状态，不是现在/)).toBeVisible();
  await expect.poll(() => labelsOf(page), { timeout: 60_000 }).toMatch(TRIPPED);
  const slider = page.getByRole('slider', { name: '所看时刻' });
  const raised = await slider.getAttribute('aria-valuetext');

  // A minute before the trip the airlock turned.
  await slider.focus();
  for (let minute = 0; minute < 2; minute += 1) await page.keyboard.press('Shift+ArrowLeft');
  await expect(slider).not.toHaveAttribute('aria-valuetext', raised ?? '');
  await expect.poll(() => labelsOf(page), { timeout: 30_000 }).toContain('锁气卸灰正常');
  for (let minute = 0; minute < 3; minute += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => labelsOf(page), { timeout: 30_000 }).toMatch(TRIPPED);
  await expect
    .poll(() => new URL(page.url()).searchParams.get('t'))
    .toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  await expect(page.getByRole('main')).toContainText('锁气卸灰装置报故障');

  const elsewhere = await openAs(
    past,
    await browser.newContext({ baseURL: past.url }).then((one) => one.newPage()),
  );
  await elsewhere.goto(page.url());
  await expect.poll(() => labelsOf(elsewhere), { timeout: 60_000 }).toBe(await labelsOf(page));
  await expect.poll(async () => textOf(elsewhere), { timeout: 30_000 }).toEqual(await textOf(page));

  // Two twins at once are much for a machine that draws without a graphics card.
  await elsewhere.context().close();
  await page.keyboard.press('l');
  await expect(page.getByText(/时的状态，不是现在/)).toHaveCount(0);
  await page.goto('/plants/E2?t=2020-01-01T00:00:00');
  await expect(page.getByText(/早于最早的存储数据/).first()).toBeVisible({ timeout: 60_000 });
  await page.context().close();
});

async function openAs(server: StartedServer, page: Page): Promise<Page> {
  await page.goto(await inviteLink(server, 'analyst', '钱分析'));
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  return page;
}

/** What the scene shows in words, as it reports it itself. */
function labelsOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    ((window as unknown as { __dustTwinScene?: { labels: string[] } }).__dustTwinScene?.labels ?? [])
      .toSorted()
      .join(' | '),
  );
}

/** All that the page says beside the scene. */
function textOf(page: Page): Promise<string> {
  return page.getByRole('main').evaluate((main) => main.textContent ?? '');
}
