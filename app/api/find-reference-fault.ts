import type {
  Camera,
  Collector,
  Gateway,
  Registry,
  RegistryRecord,
  Station,
} from '../../data/model/registry';
import type { FieldFault } from './describe-issue';
import type { ProblemCode } from './problem';

export interface ReferenceFault extends FieldFault {
  readonly code: ProblemCode;
}

/**
 * The first thing of a record that does not fit to the others, or null. `now` is what is registered, `would` how the
 * registry would be with the import.
 */
export function findReferenceFault(
  record: RegistryRecord,
  now: Registry,
  would: Registry,
): ReferenceFault | null {
  switch (record.kind) {
    case 'enterprise':
      return null;
    case 'collector':
      return collectorFault(record, would);
    case 'station':
      return stationFault(record, now, would);
    case 'gateway':
      return gatewayFault(record, would);
    case 'camera':
      return cameraFault(record, would);
  }
}

function collectorFault({ enterprise }: Collector, would: Registry): ReferenceFault | null {
  return would.enterprises.has(enterprise) ? null : missing('enterprise', enterprise, 'enterprise');
}

function stationFault(station: Station, now: Registry, would: Registry): ReferenceFault | null {
  const { id, enterprise, virtual } = station;
  if (!would.enterprises.has(enterprise)) return missing('enterprise', enterprise, 'enterprise');
  if (would.gateways.has(id)) return taken('id', id, `gateway ${id}`);
  const before = now.stations.get(id);
  if (before && before.virtual !== virtual) {
    return {
      code: 'not-changeable',
      field: 'virtual',
      value: String(virtual),
      limit: String(before.virtual),
    };
  }
  const names = new Map<string, string>();
  for (const [index, collectorId] of station.collectors.entries()) {
    const fault = stationCollectorFault(station, collectorId, would, names);
    if (fault) return { ...fault, field: `collectors.${index}` };
  }
  return null;
}

/** A collector has one station, which knows it by one name. `names` gathers the names used so far. */
function stationCollectorFault(
  station: Station,
  id: string,
  would: Registry,
  names: Map<string, string>,
): ReferenceFault | null {
  const collector = would.collectors.get(id);
  if (collector?.enterprise !== station.enterprise) return missing('collectors', id, 'collector');
  for (const other of would.stations.values()) {
    if (other.id !== station.id && other.collectors.includes(id)) return taken('collectors', id, other.id);
  }
  for (const name of new Set([collector.code, id])) {
    const user = names.get(name);
    if (user !== undefined) return taken('collectors', name, user);
    names.set(name, id);
  }
  return null;
}

function gatewayFault({ id, stations }: Gateway, would: Registry): ReferenceFault | null {
  if (would.stations.has(id)) return taken('id', id, `station ${id}`);
  const index = stations.findIndex((station) => !would.stations.has(station));
  return index < 0 ? null : missing(`stations.${index}`, stations[index] ?? '', 'station');
}

function cameraFault({ enterprise, station, collector }: Camera, would: Registry): ReferenceFault | null {
  if (!would.enterprises.has(enterprise)) return missing('enterprise', enterprise, 'enterprise');
  if (would.stations.get(station)?.enterprise !== enterprise) return missing('station', station, 'station');
  if (collector !== undefined && would.collectors.get(collector)?.enterprise !== enterprise) {
    return missing('collector', collector, 'collector');
  }
  return null;
}

function missing(field: string, value: string, kind: string): ReferenceFault {
  return { code: 'unknown-reference', field, value, limit: kind };
}

function taken(field: string, value: string, by: string): ReferenceFault {
  return { code: 'already-taken', field, value, limit: by };
}
