import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';
import type { StartedServer } from './start-server';

const REASON = '已派人到现场查看卸灰装置';

test('duty officer: an injected fault is seen in strip, twin and list, acknowledged, and returns', async ({
  server,
  openAs,
}) => {
  const page = await openAs('duty-officer', '钱值班');
  await control(server, 'inject', {
    collector: 'E2-C01',
    fault: 'airlock-motor-trip',
    severity: 1,
    rampS: 0,
  });

  await page.goto('/');
  await expect(page.getByText(/锁气卸灰装置报故障/).first()).toBeVisible({ timeout: 40_000 });

  await page.goto('/plants/E2');
  await expect.poll(() => labelsOf(page), { timeout: 60_000 }).toContain('锁气卸灰');

  await page.goto('/alarms');
  const row = page.getByRole('row').filter({ hasText: 'E2-C01' }).first();
  await expect(row).toContainText('未确认');
  await row.click();
  await page.keyboard.press('Escape');
  await row.focus();
  await page.keyboard.press('a');
  await page.getByRole('dialog').getByRole('textbox').fill(REASON);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^确\s*认$/ })
    .click();
  await expect(row).toContainText('已确认');
  await expect(row).toContainText('钱值班');

  await control(server, 'clear', { collector: 'E2-C01' });
  await page.goto('/alarms?view=all');
  const past = page.getByRole('row').filter({ hasText: 'E2-C01' }).first();
  await expect(past).toContainText('已结束', { timeout: 60_000 });
  await expect(past).toContainText(REASON);
});

async function control(server: StartedServer, action: 'inject' | 'clear', body: object): Promise<void> {
  const answer = await server.api(`/api/virtual/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(202);
}

/** What the scene shows in words, as it reports it itself. */
function labelsOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    ((window as unknown as { __dustTwinScene?: { labels: string[] } }).__dustTwinScene?.labels ?? []).join(
      ' | ',
    ),
  );
}
