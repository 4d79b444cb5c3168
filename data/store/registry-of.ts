import type { Database } from './database';
import * as registry from './registry';
import type { RegistryStore } from './registry-store';

/** The registry's part of an open store. */
export function registryOf(database: Database): RegistryStore {
  return {
    registryRecords: (since = 0) =>
      database.read('read the registry', (connection) => registry.selectRegistry(connection, since)),
    upsertRegistry: (records, ts, who = { by: '', reason: '' }) =>
      database.write('keep registry records', (connection) =>
        registry.upsertRegistry(connection, { records, ts, ...who }),
      ),
    registryHeads: () => database.read('read the registry versions', registry.selectRegistryHeads),
    registryVersions: (kind, id) =>
      database.read('read the versions of a record', (connection) =>
        registry.selectRegistryVersions(connection, kind, id),
      ),
    secretHashes: () => database.read('read the secret hashes', registry.selectSecretHashes),
    setSecretHash: (account, hash, ts) =>
      database.write('keep a secret hash', (connection) =>
        registry.setSecretHash(connection, account, hash, ts),
      ),
    maintenanceWindows: (since) =>
      database.read('read the maintenance windows', (connection) =>
        registry.selectMaintenanceWindows(connection, since),
      ),
    saveMaintenanceWindow: (window) =>
      database.write('keep a maintenance window', (connection) =>
        registry.saveMaintenanceWindow(connection, window),
      ),
  };
}
