import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import mqtt from 'mqtt';
import { test } from './fixtures';
import type { StartedServer } from './start-server';

const ENTERPRISE = 'R1';
const COLLECTOR = 'R1-C01';
const STATION = 'R1-S01';

test('administrator: registers a plant, feeds it, changes a limit, maintains, exports, imports and retires it', async ({
  server,
  openAs,
}) => {
  const page = await openAs('administrator', '郑登记');
  await page.goto('/registry');
  await test.step('an enterprise, its collector, its station, one after the other', async () => {
    await page.getByRole('button', { name: '新建企业' }).click();
    await fill(page, {
      编号: ENTERPRISE,
      '名称（中文）': '登记测试厂（虚构）',
      '名称（英文）': 'Registry test works (invented)',
      '地址（中文）': '测试路 2 号',
      '地址（英文）': '2 Test Road',
      经度: '116.65',
      纬度: '40.13',
      单班涉粉人数: '0.5',
    });
    await choose(page, '所在区', '顺义');
    await choose(page, '行业', '3360');
    await choose(page, '粉尘', '铝粉');
    await choose(page, '结构', '钢结构');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('alert').first()).toContainText('须为整数');
    await fill(page, { 单班涉粉人数: '12' });
    await save(page);

    await page.getByRole('button', { name: '下一步：新建除尘器' }).click();
    await expect(page.getByRole('textbox', { name: named('编号') })).toHaveValue(COLLECTOR);
    await fill(page, {
      '名称（中文）': '1 号除尘器',
      '名称（英文）': 'Collector 1',
      '车间（中文）': '抛光车间',
      '车间（英文）': 'Polishing shop',
      风量: '12000',
      风机功率: '15',
      主风管直径: '0.5',
      过滤面积: '180',
      滤袋排数: '8',
      每排滤袋数: '12',
      滤袋直径: '0.16',
      滤袋长度: '2.4',
      灰斗总容积: '1.5',
      进出风口压差: '1100',
    });
    await choose(page, '粉尘', '铝粉');
    await choose(page, '设备', '抛光机');
    await choose(page, '清灰方式', '按压差喷吹');
    await choose(page, '锁气卸灰', '星型卸灰阀');
    await save(page);

    await page.getByRole('button', { name: '下一步：新建采集站' }).click();
    await fill(page, { '名称（中文）': '测试站', '名称（英文）': 'Test station' });
    await expect(page.getByRole('textbox', { name: named('编号') })).toHaveValue(STATION);
    await save(page);
  });

  await test.step('the secret is shown once, and a client with it moves a value on the plant page', async () => {
    const dialog = page.getByRole('dialog', { name: /接入密钥/ });
    const secret = await dialog.getByLabel('密钥', { exact: true }).inputValue();
    await expect(dialog.getByLabel('用命令行试发一条')).toHaveValue(
      new RegExp(`-u '${STATION}' .*dust/v1/${STATION}/telemetry`),
    );
    await dialog.getByRole('button', { name: '已保存，关闭' }).click();
    await page.getByRole('button', { name: '完成' }).click();
    await publish(server, secret);
    await page.goto(`/plants/${ENTERPRISE}`);
    await expect(page.getByText('41.7').first()).toBeVisible();
  });

  await test.step('a limit of its own makes a new version', async () => {
    await page.goto(`/registry?kind=collector&id=${COLLECTOR}&edit=change`);
    await page.locator('summary').filter({ hasText: '灰斗温度高高' }).click();
    const limit = page.locator('#record_rules_hopper-temp-highhigh_numbers_limit');
    await expect(limit).toHaveAttribute('placeholder', '70');
    await limit.fill('66');
    await page.getByLabel('原因').fill('检测报告 R-1');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: /^版本/ }).click();
    const versions = page.getByRole('complementary').getByRole('listitem');
    await expect(versions.first()).toContainText('检测报告 R-1');
    await expect(versions.first()).toContainText('郑登记');
    await expect(versions.first().getByRole('row').filter({ hasText: '限值' })).toContainText('66 °C');
  });

  await test.step('maintenance is listed, and marked on the plant page', async () => {
    await page.getByRole('button', { name: '开始检修' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '30 分钟' }).click();
    await dialog.getByLabel('原因').fill('更换滤袋');
    await dialog.getByRole('button', { name: '登记检修' }).click();
    await expect(page.getByRole('row').filter({ hasText: COLLECTOR })).toContainText('进行中');
    await page.goto(`/plants/${ENTERPRISE}`);
    await expect(page.getByText(/检修至 .*更换滤袋/).first()).toBeVisible();
  });

  await test.step('it goes out as a file, and a broken file is refused line by line', async () => {
    await page.goto('/registry?kind=station');
    await page.locator('summary').filter({ hasText: '导出' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '采集站（NDJSON）' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text).toContain(`"${STATION}"`);
    expect(text).not.toContain('"secret"');

    await page.getByRole('button', { name: '导入' }).click();
    const lines = [
      '{"kind":"gateway","id":"R-G1","name":{"zh":"网关","en":"Gateway"},"stations":["R1-S01"]}',
      '{"kind":"gateway","id":"R-G2","name":{"zh":"网关","en":"Gateway"},"stations":["nobody"]}',
      'not json',
    ];
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({
        name: 'broken.ndjson',
        mimeType: 'text/plain',
        buffer: Buffer.from(lines.join('\n')),
      });
    await expect(page.getByRole('dialog')).toContainText('1 行可登记，2 行有错');
    await expect(page.getByRole('row').filter({ hasText: 'nobody' })).toContainText('2');
    await page.getByRole('dialog').getByRole('button', { name: '登记 1 条' }).click();
    await expect(page.getByRole('dialog')).toContainText('生成了 1 个接入密钥');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  });

  await test.step('retired, it is gone from the map', async () => {
    await page.goto(`/registry?id=${ENTERPRISE}`);
    await page.getByRole('button', { name: '停用', exact: true }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('搬迁');
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await expect(page.getByRole('button', { name: '恢复使用' })).toBeVisible();
    const { items } = (await (await server.api('/api/enterprises')).json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).not.toContain(ENTERPRISE);
    await page.goto('/plants');
    await expect(page.getByText('示例·晨轮').first()).toBeVisible();
    await expect(page.getByText('登记测试厂')).toHaveCount(0);
  });
});

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const name = named(label);
    await page.getByRole('textbox', { name }).or(page.getByRole('spinbutton', { name })).first().fill(value);
  }
}

/** A field by the beginning of its name; what must be filled in has a star before it. */
function named(label: string): RegExp {
  return new RegExp(`^(\\* )?${label.replace(/[（）]/g, '.')}`);
}

/** Chooses the first option that holds the text. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page
    .getByRole('combobox', { name: named(label) })
    .first()
    .click();
  await page.keyboard.type(text);
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: text })
    .first()
    .click();
  await page.keyboard.press('Escape');
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已登记。')).toBeVisible();
}

async function publish(server: StartedServer, secret: string): Promise<void> {
  const client = await mqtt.connectAsync(server.mqttUrl, {
    username: STATION,
    password: secret,
    reconnectPeriod: 0,
  });
  const values = {
    running: true,
    differentialPressurePa: 1120,
    airlockFault: false,
    hopperTemperatureC: 41.7,
  };
  const samples = [{ ts: Date.now(), collector: 'C01', values }];
  await client.publishAsync(
    `dust/v1/${STATION}/telemetry`,
    JSON.stringify({ v: 1, boot: '1', seq: 1, samples }),
    { qos: 1 },
  );
  await client.endAsync();
}
