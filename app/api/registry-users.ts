import {
  isRetired,
  type Registry,
  type RegistryKind,
  type RegistryRecord,
  recordsOf,
} from '../../data/model/registry';

/** Names a record among all of a registry. */
export function recordKey({ kind, id }: { readonly kind: RegistryKind; readonly id: string }): string {
  return `${kind} ${id}`;
}

/** By `recordKey`: the records in service that name it. */
export type RegistryUsers = ReadonlyMap<string, readonly RegistryRecord[]>;

export function findUsers(registry: Registry): RegistryUsers {
  const users = new Map<string, RegistryRecord[]>();
  for (const record of recordsOf(registry)) {
    if (isRetired(record)) continue;
    for (const key of namedBy(record)) {
      const known = users.get(key);
      if (known) known.push(record);
      else users.set(key, [record]);
    }
  }
  return users;
}

function namedBy(record: RegistryRecord): string[] {
  switch (record.kind) {
    case 'enterprise':
      return [];
    case 'collector':
      return [`enterprise ${record.enterprise}`];
    case 'station':
      return [`enterprise ${record.enterprise}`, ...record.collectors.map((id) => `collector ${id}`)];
    case 'gateway':
      return record.stations.map((id) => `station ${id}`);
    case 'camera': {
      const own = [`enterprise ${record.enterprise}`, `station ${record.station}`];
      return record.collector === undefined ? own : [...own, `collector ${record.collector}`];
    }
  }
}
