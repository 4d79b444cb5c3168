import { expect } from '@playwright/test';
import { test } from './fixtures';

test('a stranger signs in with the printed link, once', async ({ server, browser }) => {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '请先登录' })).toBeVisible();

  await page.goto(server.signInLink());
  await page.getByLabel('你的姓名').fill('李管理');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText('企业风险排行')).toBeVisible();

  const stranger = await browser.newContext({ baseURL: server.url });
  const again = await stranger.newPage();
  await again.goto(server.signInLink());
  await again.getByLabel('你的姓名').fill('来者');
  await again.getByRole('button', { name: '登录' }).click();
  await expect(again.getByRole('alert').filter({ hasText: '链接' })).toBeVisible();
  await stranger.close();
  await context.close();
});

test('leader: from the map to a plant, to a part, to its history', async ({ openAs }) => {
  const page = await openAs('leader', '赵局长');
  await expect(page.getByText(/^\d \/ \d 站$/).first()).toBeVisible();
  await page.waitForFunction(() => '__dustTwinScene' in window);

  await page
    .getByRole('link', { name: /示例·晨轮铝轮毂抛光厂/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/plants\/E1/);
  await expect(page.getByRole('heading', { name: /晨轮铝轮毂抛光厂/ }).first()).toBeVisible();
  await expect(page.getByText(/压差/).first()).toBeVisible();

  await page
    .getByRole('button', { name: /滤袋室/ })
    .first()
    .click();
  await expect(page.getByText('报警规则与依据')).toBeVisible();
  await expect(page.getByText('GB 15577-2018').first()).toBeVisible();
  await page.getByRole('button', { name: '8 小时' }).click();
  await expect(page.getByText(/原始数据|1 分钟汇总/).first()).toBeVisible();

  const address = page.url();
  await page.goto(address);
  await expect(page.getByText('报警规则与依据')).toBeVisible();
});

test('a page that is not there, and a plant that nobody registered, help on', async ({ openAs }) => {
  const page = await openAs('leader', '赵局长');
  await page.goto('/nowhere');
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  await page.goto('/plants/E99');
  await expect(page.getByText('没有编号为“E99”的企业')).toBeVisible();
});

test('without WebGL map and plant stand aside, lists and values stay', async ({ openAs }) => {
  const page = await openAs('leader', '赵局长');
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      return kind.startsWith('webgl') ? null : original.call(this, kind as '2d', ...(rest as []));
    } as typeof original;
  });
  await page.goto('/');
  await expect(page.getByText('这台机器无法显示三维地图')).toBeVisible();
  await expect(page.getByText('企业风险排行')).toBeVisible();
  await page.goto('/plants/E1');
  await expect(page.getByText('这台机器无法显示三维场景')).toBeVisible();
  await expect(page.getByText(/压差/).first()).toBeVisible();
});
