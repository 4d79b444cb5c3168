import type { RegistryRecord } from '../../data/model/registry';
import type { StartedServer } from './start-server';

export const REAL_SECRET = 'a-secret-for-tests-of-22-characters-or-more';

/** An invented plant with one dry collector on a station that is not virtual. */
export const REAL_PLANT: readonly RegistryRecord[] = [
  {
    kind: 'enterprise',
    id: 'T1',
    name: { zh: '测试企业（虚构）', en: 'Test enterprise (invented)' },
    sample: false,
    district: '110113',
    address: { zh: '测试路1号', en: '1 Test Road' },
    longitude: 116.65,
    latitude: 40.13,
    trade: '3360',
    dusts: [2],
    workersPerShift: 12,
    building: { storeys: 1, structure: 'steel', dormitoryOrOfficeNearby: false },
    shifts: [{ days: [1, 2, 3, 4, 5], startMinute: 480, endMinute: 1080 }],
    contacts: [],
    productionStatus: 'running',
  },
  {
    kind: 'collector',
    id: 'T1-C01',
    enterprise: 'T1',
    code: 'C01',
    name: { zh: '1号除尘器', en: 'Collector 1' },
    workshop: { zh: '抛光车间', en: 'Polishing shop' },
    type: 'dry',
    dust: 2,
    machines: [{ kind: 'polisher', count: 4 }],
    airflowM3h: 12_000,
    fanPowerKw: 15,
    ductDiameterM: 0.5,
    indoor: false,
    positivePressure: false,
    sharedSystem: false,
    devices: {
      explosionVent: true,
      isolationValve: true,
      sparkDetection: false,
      suppression: false,
      inerting: false,
      hydrogenVent: false,
    },
    setValues: { differentialPressurePa: 1100 },
    points: ['running', 'differentialPressurePa', 'airlockFault', 'hopperTemperatureC'],
    dry: {
      filterAreaM2: 180,
      bagRows: 8,
      bagsPerRow: 12,
      bagDiameterM: 0.16,
      bagLengthM: 2.4,
      cleaning: 'on-demand',
      hopperVolumeM3: 1.5,
      hopperCount: 1,
      airlock: 'rotary',
    },
    rules: {},
    position: 0,
  },
  {
    kind: 'station',
    id: 'T-S1',
    enterprise: 'T1',
    name: { zh: '测试站', en: 'Test station' },
    collectors: ['T1-C01'],
    virtual: false,
    sampleIntervalMs: 1000,
    messageIntervalMs: 5000,
    reorderMs: 0,
    retired: false,
  },
];

/** Registers the plant through the public API, as a bureau's own script would. */
export async function registerRealPlant(
  server: StartedServer,
  station: { readonly reorderMs?: number } = {},
): Promise<void> {
  const lines = REAL_PLANT.map((record) =>
    JSON.stringify(record.kind === 'station' ? { ...record, ...station, secret: REAL_SECRET } : record),
  );
  const answer = await server.api('/api/registry/import', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  if (!answer.ok) throw new Error(`The import was answered ${answer.status}: ${await answer.text()}`);
}
