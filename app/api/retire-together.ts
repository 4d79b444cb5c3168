import { isRetired, type Registry, type RegistryRecord } from '../../data/model/registry';
import { findUsers, type RegistryUsers, recordKey } from './registry-users';

/**
 * What depends on a record: a station on a collector that it sends for, a gateway on the last station that it serves, anything
 * else on whatever it names.
 */
export function findDependents(
  record: RegistryRecord,
  all: Registry,
  users: RegistryUsers,
): readonly RegistryRecord[] {
  const leaving = new Map([[recordKey(record), record]]);
  return (users.get(recordKey(record)) ?? []).filter(
    (user) => user.kind !== 'gateway' || !goesOn(user, all, leaving),
  );
}

/**
 * The record and all that must leave service with it: a station only with the last collector that it sends for, a gateway only
 * with the last station that it serves.
 */
export function retireTogether(record: RegistryRecord, all: Registry): readonly RegistryRecord[] {
  const users = findUsers(all);
  const leaving = new Map([[recordKey(record), record]]);
  for (const one of leaving.values()) {
    for (const user of users.get(recordKey(one)) ?? [])
      if (!goesOn(user, all, leaving)) leaving.set(recordKey(user), user);
  }
  return [...leaving.values()];
}

type Leaving = ReadonlyMap<string, RegistryRecord>;

/** It names several of a kind, and one of them stays in service. */
function goesOn(user: RegistryRecord, all: Registry, leaving: Leaving): boolean {
  if (user.kind === 'station') {
    if (leaving.has(`enterprise ${user.enterprise}`)) return false;
    return user.collectors.some((id) => stays(all.collectors.get(id), leaving));
  }
  return user.kind === 'gateway' && user.stations.some((id) => stays(all.stations.get(id), leaving));
}

function stays(record: RegistryRecord | undefined, leaving: Leaving): boolean {
  return record !== undefined && !isRetired(record) && !leaving.has(recordKey(record));
}
