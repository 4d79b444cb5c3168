import { expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';
import { test } from './fixtures';

const NAME = '孙值班';
const PASSWORD = 'Correct horse 2026';
const ADMINISTRATOR = '吴管理';
const STEP_S = 30;

test('people: a district officer comes in, is locked out and signed out; an administrator enrols a second factor', async ({
  server,
  browser,
  openAs,
}) => {
  const admin = await openAs('administrator', ADMINISTRATOR);
  const link = await addOfficer(admin);

  const context = await browser.newContext({ baseURL: server.url });
  const officer = await context.newPage();
  // At a page without a scene: this journey is about people.
  await officer.goto(link.replace('/sign-in', '/registry'));
  await officer.getByRole('button', { name: '登录' }).click();
  await officer.getByRole('link', { name: '去设置' }).click();
  await setPassword(officer);
  await expect(officer.getByRole('link', { name: '去设置' })).toBeHidden();
  await signOut(officer);
  await officer.goto('/registry');
  await writeNameAndPassword(officer, NAME, PASSWORD);
  await expect(officer.getByRole('row').filter({ hasText: '晨轮铝轮毂抛光厂' })).toBeVisible();
  await expect(officer.getByRole('row').filter({ hasText: '青木家具厂' })).toHaveCount(0);
  await officer.goto('/plants/E2');
  await expect(officer.getByText('没有编号为“E2”的企业')).toBeVisible();
  await officer.goto('/admin');
  await expect(officer.getByRole('row')).toHaveCount(0);

  await admin.goto('/admin?view=sessions');
  await admin.getByRole('button', { name: new RegExp(`^结束: ${NAME}`) }).click();
  await expect(officer.getByText('登录已失效').first()).toBeVisible({ timeout: 10_000 });

  await officer.goto('/registry');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await writeNameAndPassword(officer, NAME, `wrong ${attempt}`);
    await expect(officer.getByRole('alert').filter({ hasText: '密码' })).toBeVisible();
  }
  await writeNameAndPassword(officer, NAME, PASSWORD);
  await expect(officer.getByRole('timer')).toContainText(/还需等待 1[45]:\d\d/);
  await admin.goto('/admin?view=people');
  await expect(admin.getByRole('row').filter({ hasText: NAME })).toContainText('已锁定');
  await context.close();

  await admin.goto('/account');
  await setPassword(admin);
  const secret = await enrol(admin);
  await signOut(admin);
  await admin.goto('/admin?view=audit');
  await writeNameAndPassword(admin, ADMINISTRATOR, PASSWORD);
  // A code works once: the one of the next half minute is taken already.
  await admin.getByLabel('验证码').fill(codeOf(secret, STEP_S));
  await admin.getByRole('button', { name: '登录' }).click();

  const added = admin.getByRole('row').filter({ hasText: '添加人员' }).filter({ hasText: NAME });
  await expect(added.first()).toContainText('顺义区');
  await admin.getByRole('button', { name: '校验记录链' }).click();
  await expect(admin.getByText(/记录链完整：\d+ 条/)).toBeVisible();
});

async function addOfficer(page: Page): Promise<string> {
  await page.goto('/admin?view=people');
  await page.getByRole('button', { name: '添加人员' }).click();
  const panel = page.getByRole('complementary', { name: '添加人员' });
  await panel.getByLabel('姓名').fill(NAME);
  await panel.getByRole('radio', { name: '部分区' }).check();
  await panel.getByRole('checkbox', { name: '顺义区' }).check();
  await panel.getByRole('button', { name: '添加并生成一次性链接' }).click();
  const link = await panel.getByLabel(`发给 ${NAME} 的链接`).inputValue();
  await expect(page.getByRole('row').filter({ hasText: NAME })).toContainText('顺义区');
  return link;
}

async function setPassword(page: Page): Promise<void> {
  const save = page.getByRole('button', { name: '保存密码' });
  await page.getByLabel('新密码').fill('short');
  await expect(save).toBeDisabled();
  await page.getByLabel('新密码').fill(PASSWORD);
  await save.click();
  await expect(page.getByText('密码已保存。')).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await page
    .locator('summary')
    .filter({ hasText: /班|管理/ })
    .first()
    .click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '请先登录' })).toBeVisible();
}

async function writeNameAndPassword(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Answers the secret, base32. */
async function enrol(page: Page): Promise<string> {
  await page.getByRole('button', { name: '启用第二因素' }).click();
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible();
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('验证码').fill(codeOf(secret, 0));
  await page.getByRole('button', { name: '确认启用' }).click();
  await expect(page.getByText('已启用', { exact: true })).toBeVisible();
  return secret;
}

function codeOf(secret: string, laterS: number): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + laterS });
}
