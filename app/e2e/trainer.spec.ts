import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const REASON = '已通知车间停机清堵';

test('trainer: an exercise is picked, run, watched, disturbed, acknowledged, ended and read as a report', async ({
  openAs,
}) => {
  test.setTimeout(240_000);
  const page = await openAs('trainer', '孙教员');
  await page.goto('/exercises');
  const card = page.getByRole('form', { name: /卸灰电机跳闸/ });
  await card.getByLabel(/倍速/).fill('6000');
  await card.getByRole('button', { name: '创建演练' }).click();
  await expect(card.getByRole('alert')).toContainText('600');
  await card.getByLabel(/倍速/).fill('60');
  await card.getByRole('button', { name: '创建演练' }).click();
  await page.waitForURL(/\/exercises\/[^?]+\?.*run=/);

  await page.getByRole('button', { name: '开始', exact: true }).click();
  await expect(page.getByText('进行中').first()).toBeVisible();
  await expect(page.getByRole('region', { name: '脚本与进展' })).toContainText('锁气卸灰电机跳闸');

  const alarm = page.locator('li[data-rule="airlock-fault"]').first();
  await expect(alarm).toBeVisible({ timeout: 90_000 });
  await expect.poll(() => labelsOf(page), { timeout: 60_000 }).toContain('锁气卸灰');

  await alarm.getByRole('button', { name: '确认' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(REASON);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^确\s*认$/ })
    .click();
  await expect(alarm).toContainText(REASON);

  await page.getByRole('button', { name: '故障', exact: true }).click();
  const inject = page.getByRole('form', { name: '注入故障' });
  await inject.getByRole('combobox', { name: '故障', exact: true }).selectOption('pulse-air-lost');
  await inject.getByRole('button', { name: '注入' }).click();
  await expect(page.getByRole('region', { name: '正在作用的故障' })).toContainText('教员注入');

  await page.getByRole('button', { name: '学员席' }).click();
  await expect(page.getByRole('region', { name: '脚本与进展' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '故障', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: '教员台' }).click();

  await page.getByRole('button', { name: '结束', exact: true }).click();
  const table = page.getByRole('region', { name: '预期与实际' });
  await expect(table).toBeVisible({ timeout: 60_000 });
  await expect(table.getByRole('row').filter({ hasText: '锁气卸灰故障' })).toContainText('命中');
  await expect(table.getByRole('row').filter({ hasText: '压差偏离设定值' })).toContainText(
    '演练结束时时间窗尚未走完',
  );
  await expect(page.getByRole('region', { name: '人员操作' })).toContainText(REASON);

  await table.getByRole('link', { name: '在孪生中回放' }).first().click();
  await page.waitForURL(/\/plants\/E2\?.*t=2026-11-23T06:/);
});

test('a second person is told who steers, and may take over', async ({ server, openAs }) => {
  const created = await server.api('/api/exercises', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario: 'airlock-trip', seed: 2, speed: 10 }),
  });
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  const trainer = await openAs('trainer', '孙教员');
  await trainer.goto(`/exercises/${id}`);
  await expect(trainer.getByText('api:admin 正在操作这次演练')).toBeVisible();
  await expect(trainer.getByRole('button', { name: '开始', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await trainer.getByRole('button', { name: '接管' }).click();
  await expect(trainer.getByText('api:admin 正在操作这次演练')).toHaveCount(0);
  await trainer.getByRole('button', { name: '开始', exact: true }).click();
  await expect(trainer.getByText('进行中').first()).toBeVisible();
  await server.api(`/api/exercises/${id}`, { method: 'DELETE' });
});

/** What the scene shows in words, as it reports it itself. */
function labelsOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    ((window as unknown as { __dustTwinScene?: { labels: string[] } }).__dustTwinScene?.labels ?? []).join(
      ' | ',
    ),
  );
}
