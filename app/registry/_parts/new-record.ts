import { POINT_IDS, POINTS, type PointId } from '../../../data/model/points';
import type { RegistryKind } from '../../../data/model/registry';
import type { Registered } from './use-registered';

/** What the form of a new record holds at first: usual values, and for what belongs to an enterprise the next free id. */
export function newRecord(
  kind: RegistryKind,
  enterprise: string | null,
  registered: Pick<Registered, 'collectors' | 'stations' | 'cameras'>,
): Readonly<Record<string, unknown>> {
  const own = enterprise === null ? {} : { enterprise };
  const isOwn = (of: { readonly enterprise: string }) => of.enterprise === enterprise;
  switch (kind) {
    case 'enterprise':
      return {
        sample: false,
        productionStatus: 'running',
        building: { storeys: 1, dormitoryOrOfficeNearby: false },
        shifts: [{ days: [1, 2, 3, 4, 5], startMinute: 480, endMinute: 1020 }],
        contacts: [],
      };
    case 'collector': {
      const others = registered.collectors.filter(isOwn);
      const code = nextCode(
        'C',
        others.map((other) => other.code),
      );
      return { ...NEW_COLLECTOR, ...own, code, position: others.length, ...idOf(enterprise, code) };
    }
    case 'station': {
      const stations = registered.stations.filter(isOwn);
      const served = new Set(stations.flatMap(({ collectors }) => collectors));
      const waiting = registered.collectors.filter(isOwn).filter(({ id }) => !served.has(id));
      const times = { sampleIntervalMs: 1000, messageIntervalMs: 5000, reorderMs: 0 };
      const code = nextCode(
        'S',
        stations.map(({ id }) => lastPart(id)),
      );
      return { ...own, ...idOf(enterprise, code), ...times, collectors: waiting.map(({ id }) => id) };
    }
    case 'gateway':
      return { stations: [] };
    case 'camera': {
      const [station] = registered.stations.filter(isOwn);
      const code = nextCode(
        'V',
        registered.cameras.filter(isOwn).map(({ id }) => lastPart(id)),
      );
      return { ...own, ...idOf(enterprise, code), ...(station ? { station: station.id } : {}) };
    }
  }
}

/** The points that a collector of a type must send, in the usual order. */
export function mandatoryPoints(type: 'dry' | 'wet'): readonly PointId[] {
  return POINT_IDS.filter((point) => POINTS[point].mandatoryFor.includes(type));
}

const NEW_COLLECTOR = {
  type: 'dry',
  machines: [{ count: 1 }],
  indoor: false,
  positivePressure: false,
  sharedSystem: false,
  devices: {
    explosionVent: false,
    isolationValve: false,
    sparkDetection: false,
    suppression: false,
    inerting: false,
    hydrogenVent: false,
  },
  setValues: {},
  points: mandatoryPoints('dry'),
  dry: { hopperCount: 1 },
  rules: {},
} as const;

function idOf(enterprise: string | null, code: string): { readonly id?: string } {
  return enterprise === null ? {} : { id: `${enterprise}-${code}` };
}

/** `C`, `['C01', 'C03']` gives `C02`. */
function nextCode(letter: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const code = `${letter}${String(number).padStart(2, '0')}`;
    if (!taken.includes(code)) return code;
  }
}

function lastPart(id: string): string {
  return id.split('-').at(-1) ?? id;
}
