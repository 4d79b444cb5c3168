import type { StoredReading } from '../../model/reading';
import { buildRegistry, type Registry, type RegistryRecord } from '../../model/registry';

/** Enterprises E1, E2 ... with a collector and a real station each, and `V` with a virtual one. For tests. */
export function smallRegistry(names: readonly string[]): Registry {
  return buildRegistry(names.flatMap((name) => recordsOf(name, name.startsWith('V'))));
}

/** A reading of the enterprise `name`'s only collector. */
export function smallReading(ingestId: number, name: string): StoredReading {
  return {
    ingestId,
    collector: `${name}-C`,
    point: 'differentialPressurePa',
    ts: 1_795_330_800_000 + ingestId,
    receivedTs: 1_795_330_800_000 + ingestId,
    value: 1000 + ingestId / 8,
    quality: 0,
    station: `${name}-S`,
    boot: 1,
    seq: ingestId,
    late: false,
  };
}

function recordsOf(name: string, virtual: boolean): RegistryRecord[] {
  const title = { zh: name, en: name };
  return [
    {
      kind: 'enterprise',
      id: name,
      name: title,
      sample: true,
      district: '110113',
      address: title,
      longitude: 116,
      latitude: 40,
      trade: '3670',
      dusts: [2],
      workersPerShift: 10,
      building: { storeys: 1, structure: 'steel', dormitoryOrOfficeNearby: false },
      shifts: [],
      contacts: [{ name: '示例', role: title, phone: '000' }],
      productionStatus: 'running',
    },
    {
      kind: 'collector',
      id: `${name}-C`,
      enterprise: name,
      code: 'C01',
      name: title,
      workshop: title,
      type: 'dry',
      dust: 2,
      machines: [{ kind: 'polisher', count: 1 }],
      airflowM3h: 1000,
      fanPowerKw: 5,
      ductDiameterM: 0.3,
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
      setValues: { differentialPressurePa: 1000 },
      points: ['running', 'differentialPressurePa', 'hopperTemperatureC'],
      dry: {
        filterAreaM2: 10,
        bagRows: 2,
        bagsPerRow: 2,
        bagDiameterM: 0.15,
        bagLengthM: 2,
        cleaning: 'timer',
        hopperVolumeM3: 1,
        hopperCount: 1,
        airlock: 'rotary',
      },
      rules: {},
      position: 0,
    },
    {
      kind: 'station',
      id: `${name}-S`,
      enterprise: name,
      name: title,
      collectors: [`${name}-C`],
      virtual,
      sampleIntervalMs: 1000,
      messageIntervalMs: 5000,
      reorderMs: 0,
      retired: false,
    },
  ];
}
