import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './fixtures';

test('an analyst looks at a whole kind of points, asks for a forecast, takes the table along and shares the address', async ({
  openAs,
}) => {
  const page = await openAs('analyst', '钱分析');
  await page.goto('/trends');
  await expect(page.getByText('还没有选择测点')).toBeVisible();

  await page.getByRole('button', { name: /^灰斗温度 \d+$/ }).click();
  await page.getByText('1 时', { exact: true }).click();
  const chart = page.getByRole('figure', { name: /趋势图：.*灰斗温度/ });
  await expect(chart.getByRole('button', { name: /灰斗温度/, pressed: true })).toHaveCount(1);
  await expect(chart.getByText(/原始数据/).first()).toBeVisible();
  await expect(page).toHaveURL(/points=.*hopperTemperatureC.*span=1h/);

  await page.getByLabel('预测', { exact: true }).check();
  await expect(chart.getByText('推算')).toBeVisible();
  await expect(chart.getByText(/不会到达|到达|数据不足/).first()).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text.startsWith('\uFEFF时间（ISO 8601，+08:00）,')).toBe(true);
  expect(text).toMatch(/\r\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00,/);

  await page.getByRole('button', { name: '放大一倍' }).click();
  await expect(page).toHaveURL(/zoom=/);

  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByRole('figure', { name: /灰斗温度/ })).toBeVisible();
  await expect(other.getByLabel('预测', { exact: true })).toBeChecked();
});
