import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import {
  type Camera,
  type Collector,
  type Gateway,
  isRetired,
  type Registry,
  type RegistryRecord,
  recordIn,
  type Station,
} from '../../data/model/registry';
import type { FieldFault } from './describe-issue';
import type { ProblemCode } from './problem';
import { type RegistryUsers, recordKey } from './registry-users';
import { findDependents } from './retire-together';

export interface ReferenceFault extends FieldFault {
  readonly code: ProblemCode;
}

/** `now` is what is kept, `would` how it would be with the change, `users` who names whom then. */
export interface ReferenceScope {
  readonly now: Registry;
  readonly would: Registry;
  readonly users: RegistryUsers;
  /** What must leave service with another does so too: nothing else is in its way. */
  readonly together?: boolean;
}

/**
 * The first thing of a record that does not fit to the others, or of the others to it, or null. A retired record needs nothing;
 * it is refused while something in service depends on it.
 */
export function findReferenceFault(record: RegistryRecord, scope: ReferenceScope): ReferenceFault | null {
  return (
    virtualFault(record, scope.now) ??
    (isRetired(record) ? stillNeeded(record, scope) : ownFault(record, scope)) ??
    userFault(record, scope)
  );
}

/** Virtual is for the server to say: a station stays what it is, and a new one is real unless it is one of the samples. */
function virtualFault(record: RegistryRecord, now: Registry): ReferenceFault | null {
  if (record.kind !== 'station') return null;
  const before = now.stations.get(record.id);
  if (record.virtual === (before?.virtual ?? false)) return null;
  if (!before && VIRTUAL_SAMPLES.has(record.id)) return null;
  return {
    code: 'not-changeable',
    field: 'virtual',
    value: String(record.virtual),
    limit: String(!record.virtual),
  };
}

const VIRTUAL_SAMPLES = new Set(
  SAMPLE_RECORDS.flatMap((record) => (record.kind === 'station' && record.virtual ? [record.id] : [])),
);

/** A record that leaves service while others need it. One that left before may be said again. */
function stillNeeded(
  record: RegistryRecord,
  { now, would, users, together }: ReferenceScope,
): ReferenceFault | null {
  const before = recordIn(now, record.kind, record.id);
  if (together || !before || isRetired(before)) return null;
  const needing = findDependents(record, would, users);
  if (needing.length === 0) return null;
  return { code: 'still-needed', field: 'retired', value: record.id, limit: namesOf(needing) };
}

function namesOf(records: readonly RegistryRecord[]): string {
  const names = records.slice(0, 5).map(({ kind, id }) => `${kind} ${id}`);
  return records.length > 5 ? `${names.join(', ')} +${records.length - 5}` : names.join(', ');
}

/** Something in service that is not part of this change would no longer fit. */
function userFault(record: RegistryRecord, scope: ReferenceScope): ReferenceFault | null {
  if (isRetired(record)) return null;
  for (const user of scope.users.get(recordKey(record)) ?? []) {
    if (recordIn(scope.now, user.kind, user.id) !== user) continue;
    if (!ownFault(user, scope) || ownFault(user, { ...scope, would: scope.now })) continue;
    const limit = `${user.kind} ${user.id}`;
    if (record.kind === 'collector' && user.kind !== 'gateway' && 'enterprise' in user) {
      if (record.enterprise === user.enterprise)
        return { code: 'breaks-reference', field: 'code', value: record.code, limit };
    }
    const value = 'enterprise' in record ? record.enterprise : record.id;
    return { code: 'breaks-reference', field: 'enterprise', value, limit };
  }
  return null;
}

function ownFault(record: RegistryRecord, scope: ReferenceScope): ReferenceFault | null {
  switch (record.kind) {
    case 'enterprise':
      return null;
    case 'collector':
      return enterpriseFault(record, scope.would);
    case 'station':
      return stationFault(record, scope);
    case 'gateway':
      return gatewayFault(record, scope.would);
    case 'camera':
      return cameraFault(record, scope.would);
  }
}

function enterpriseFault(
  { enterprise: id }: Collector | Station | Camera,
  would: Registry,
): ReferenceFault | null {
  const enterprise = would.enterprises.get(id);
  return enterprise && !isRetired(enterprise) ? null : missing('enterprise', id, 'enterprise');
}

function stationFault(station: Station, { would, users }: ReferenceScope): ReferenceFault | null {
  const noEnterprise = enterpriseFault(station, would);
  if (noEnterprise) return noEnterprise;
  if (would.gateways.has(station.id)) return taken('id', station.id, `gateway ${station.id}`);
  const names = new Map<string, string>();
  for (const [index, collectorId] of station.collectors.entries()) {
    const fault = stationCollectorFault(station, collectorId, { would, users, names });
    if (fault) return { ...fault, field: `collectors.${index}` };
  }
  const inService = station.collectors.some((id) => would.collectors.get(id)?.retired !== true);
  return inService ? null : missing('collectors', station.collectors.join(';'), 'collector');
}

/** A collector has one station, which knows it by one name. `names` gathers the names used so far. */
function stationCollectorFault(
  station: Station,
  id: string,
  { would, users, names }: Pick<ReferenceScope, 'would' | 'users'> & { readonly names: Map<string, string> },
): ReferenceFault | null {
  const collector = would.collectors.get(id);
  if (collector?.enterprise !== station.enterprise) return missing('collectors', id, 'collector');
  for (const other of users.get(`collector ${id}`) ?? [])
    if (other.kind === 'station' && other.id !== station.id) return taken('collectors', id, other.id);
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

function cameraFault(camera: Camera, would: Registry): ReferenceFault | null {
  const noEnterprise = enterpriseFault(camera, would);
  if (noEnterprise) return noEnterprise;
  const station = would.stations.get(camera.station);
  if (station?.enterprise !== camera.enterprise || station.retired)
    return missing('station', camera.station, 'station');
  if (camera.collector === undefined) return null;
  const collector = would.collectors.get(camera.collector);
  return collector?.enterprise === camera.enterprise && !isRetired(collector)
    ? null
    : missing('collector', camera.collector, 'collector');
}

function missing(field: string, value: string, kind: string): ReferenceFault {
  return { code: 'unknown-reference', field, value, limit: kind };
}

function taken(field: string, value: string, by: string): ReferenceFault {
  return { code: 'already-taken', field, value, limit: by };
}
