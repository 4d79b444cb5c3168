import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SAMPLE_RECORDS } from '../data/catalogue/sample-plants';
import type { Gateway, RegistryRecord } from '../data/model/registry';
import { REAL_PLANT, REAL_SECRET } from './e2e/real-plant';
import { type OpenWorkbench, openWorkbench } from './open-workbench';

const GATEWAY_SECRET = 'a-secret-of-a-gateway-for-tests';
const gateway: Gateway = {
  kind: 'gateway',
  id: 'T-G1',
  name: { zh: '网关', en: 'Gateway' },
  stations: ['T-S1'],
};
let folder: string;
let open: OpenWorkbench;
const lines: mqtt.MqttClient[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dust-twin-workbench-'));
  open = await openWith(false);
});
afterEach(async () => {
  for (const line of lines.splice(0)) await line.endAsync(true);
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

function openWith(demo: boolean): Promise<OpenWorkbench> {
  return openWorkbench({
    host: '127.0.0.1',
    port: 0,
    mqttHost: '127.0.0.1',
    mqttPort: 0,
    dataDir: folder,
    demo,
    adminApiKey: undefined,
  });
}

async function importAll(...records: readonly RegistryRecord[]): Promise<void> {
  const withSecret = records.map((record) => {
    if (record.kind === 'station') return { record, secret: REAL_SECRET };
    return record.kind === 'gateway' ? { record, secret: GATEWAY_SECRET } : { record };
  });
  await open.workbench.importRegistry(withSecret, 'test');
}

async function connect(username: string, password: string): Promise<mqtt.MqttClient> {
  const line = await mqtt.connectAsync(`mqtt://127.0.0.1:${open.broker.port}`, {
    username,
    password,
    reconnectPeriod: 0,
  });
  lines.push(line);
  return line;
}

const closed = (line: mqtt.MqttClient) =>
  new Promise((resolve) => line.once('close', () => resolve('closed')));

describe('an import', () => {
  it('takes from a gateway on the line what it may send no longer', async () => {
    const other = REAL_PLANT.map((record) =>
      record.kind === 'station' ? { ...record, id: 'T-S2', collectors: ['T1-C01'] } : record,
    ).filter((record) => record.kind === 'station');
    await importAll(...REAL_PLANT, ...other, gateway);
    const line = await connect('T-G1', GATEWAY_SECRET);
    const over = closed(line);
    await open.workbench.importRegistry([{ record: { ...gateway, stations: ['T-S2'] } }], 'test');
    expect(await over).toBe('closed');
  });

  it('takes a retired station off the line and refuses it', async () => {
    await importAll(...REAL_PLANT);
    const line = await connect('T-S1', REAL_SECRET);
    const over = closed(line);
    const retired = REAL_PLANT.flatMap((record) =>
      record.kind === 'station' ? [{ record: { ...record, retired: true } }] : [],
    );
    await open.workbench.importRegistry(retired, 'test');
    expect(await over).toBe('closed');
    await expect(connect('T-S1', REAL_SECRET)).rejects.toThrow();
    expect(open.workbench.accountBySecret(REAL_SECRET)).toBeNull();
  });

  it('of samples without the demonstration still stands after a restart', async () => {
    await importAll(...SAMPLE_RECORDS);
    await open.close();
    open = await openWith(false);
    expect([...open.workbench.registry().stations.keys()]).toContain('S1');
  });
});
