import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const REASON = '接收端通知停机维护';
/** The link's longest wait between two tries, and some. */
const MENDED_WITHIN = { timeout: 90_000 };

test('the link to the ministry breaks and is mended: nothing is lost, and both sides count the same', async ({
  openAs,
}) => {
  test.setTimeout(300_000);
  const trainer = await openAs('trainer', '孙教员');
  const officer = await openAs('duty-officer', '钱值班');
  for (const page of [trainer, officer]) await page.goto('/exchange');

  await expect(stateOf(trainer)).toHaveText('运行中');
  const first = await count(trainer, 'accepted');
  await expect.poll(() => count(trainer, 'accepted')).toBeGreaterThan(first);
  await expect(trainer.getByRole('region', { name: '接收端', exact: true })).toContainText('替身');
  await expect(trainer.getByRole('button', { name: '暂停上传' })).toHaveCount(0);
  await expect(officer.getByText('替身练习')).toHaveCount(0);

  await trainer.getByText('替身练习').click();
  const order = trainer.getByRole('form', { name: '让替身出故障' });
  await order.getByRole('radio', { name: /内部错误/ }).check();
  await order.getByRole('radio', { name: '直到恢复正常' }).check();
  await order.getByRole('button', { name: '开始' }).click();
  await expect(stateOf(officer)).toHaveText(/正在重试|暂停发送/);
  await expect(officer.getByRole('region', { name: '链路状态' })).toContainText('接收端内部出错');
  await expect(officer.getByRole('region', { name: '链路状态' })).toContainText('不会丢失');
  const stuck = await count(officer, 'accepted');
  await expect.poll(() => count(officer, 'stored')).toBeGreaterThan(stuck);
  await expect(officer.getByText('失败的尝试')).not.toHaveText('失败的尝试0');

  await trainer.getByRole('button', { name: '恢复正常' }).click();
  await expect(stateOf(officer)).toHaveText('运行中', MENDED_WITHIN);
  await expect.poll(() => count(officer, 'accepted'), MENDED_WITHIN).toBeGreaterThan(stuck);
  await expect.poll(() => figure(officer, '待传'), MENDED_WITHIN).toBe(0);
  expect(await figure(officer, '被拒记录')).toBe(0);

  await officer.getByRole('button', { name: '暂停上传' }).click();
  const dialog = officer.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '暂停', exact: true })).toBeDisabled();
  await dialog.getByRole('button', { name: REASON }).click();
  await dialog.getByRole('button', { name: '暂停', exact: true }).click();
  await expect(stateOf(trainer)).toHaveText('已暂停');
  await expect(trainer.getByRole('region', { name: '链路状态' })).toContainText(`钱值班`);
  await expect(trainer.getByRole('region', { name: '链路状态' })).toContainText(REASON);
  // At rest what the other side has booked is what this side calls accepted.
  await expect.poll(async () => (await ledger(trainer)) - (await count(trainer, 'accepted'))).toBe(0);
  expect(await count(trainer, 'accepted')).toBeGreaterThan(stuck);

  await officer.getByRole('button', { name: '恢复上传' }).click();
  await expect(stateOf(trainer)).toHaveText('运行中');
});

function stateOf(page: Page) {
  return page.getByRole('region', { name: '链路状态' }).getByRole('status');
}

async function count(page: Page, stage: 'stored' | 'accepted'): Promise<number> {
  return numberIn(await page.locator(`[data-stage="${stage}"] b`).textContent());
}

async function figure(page: Page, name: string): Promise<number> {
  const figures = page.getByRole('region', { name: '链路数字' });
  return numberIn(await figures.locator('div', { hasText: name }).locator('b').first().textContent());
}

async function ledger(page: Page): Promise<number> {
  return numberIn(await page.locator('[data-ledger="records"]').textContent());
}

function numberIn(text: string | null): number {
  return Number(text?.replaceAll(',', ''));
}
