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

describe('a time of maintenance', () => {
  it('holds an alarm back, also across a restart, and lets it go when somebody ends it', async () => {
    const quick = REAL_PLANT.map((record) =>
      record.kind === 'station' ? { ...record, sampleIntervalMs: 200, messageIntervalMs: 200 } : record,
    );
    await importAll(...quick);
    const from = Date.now() - 10_000;
    const desk = open.workbench.registryDesk;
    const wanted = { collector: 'T1-C01', from, to: from + 3_600_000, reason: 'belt', by: 'Li' };
    const { id } = await desk.startMaintenance(wanted);
    const line = await connect('T-S1', REAL_SECRET);
    const samples = Array.from({ length: 6 }, (_, n) => ({
      ts: from + 2000 + n * 1000,
      collector: 'C01',
      values: { running: true, airlockFault: true },
    }));
    const payload = JSON.stringify({ v: 1, boot: '1', seq: 1, samples });
    await line.publishAsync('dust/v1/T-S1/telemetry', payload, { qos: 1 });
    const jam = () =>
      [...open.workbench.live.openAlarms.values()].find(({ ruleId }) => ruleId === 'airlock-fault');
    await expect.poll(jam).toMatchObject({ state: 'out-of-service', params: { maintenance: id } });
    await line.endAsync(true);
    await open.close();

    open = await openWith(false);
    expect(jam()).toMatchObject({ state: 'out-of-service' });
    const ended = await open.workbench.registryDesk.endMaintenance(id, 'Li');
    expect(await open.workbench.registryDesk.endMaintenance(id, 'Li')).toBeNull();
    await expect
      .poll(jam, { timeout: 10_000 })
      .toMatchObject({ state: 'unack', params: { lastRaisedTs: ended?.to } });
    const alarm = jam();
    const kinds = alarm && (await open.workbench.store.alarmEvents(alarm.id)).map(({ kind }) => kind);
    expect(kinds).toEqual(['held', 'raised']);
  });
});
