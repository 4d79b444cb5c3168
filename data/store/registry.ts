import type { DuckDBConnection } from '@duckdb/node-api';
import type { MaintenanceWindow } from '../model/maintenance';
import { type RegistryKind, type RegistryRecord, registryRecordSchema } from '../model/registry';
import { insertRows } from './insert-rows';
import type { RegistryHead, RegistryVersion, Who } from './registry-store';
import { selectRows } from './row';
import { whole } from './sql-parts';
import { StoreError } from './store-error';

/** Records kept at `since`, epoch ms, or later, in the order in which they first came. Defaults that newer versions added are filled in. */
export async function selectRegistry(
  connection: DuckDBConnection,
  since: number,
): Promise<readonly RegistryRecord[]> {
  const rows = await selectRows(
    connection,
    `SELECT kind, id, record_json FROM registry WHERE changed_ts >= ${whole(since)} ORDER BY number`,
  );
  return rows.map((row) => parseRecord(row.text('kind'), row.text('id'), row.text('record_json')));
}

/**
 * Adds records, or replaces those of the same kind and id; of two in one call the later stands. A record that differs from
 * what is kept gets the next version. A sample keeps the moment 0, by which the demonstration's records are known. To be
 * called in a transaction.
 */
export async function upsertRegistry(
  connection: DuckDBConnection,
  {
    records,
    ts,
    by,
    reason,
    isSample = false,
  }: Who & { readonly records: readonly RegistryRecord[]; readonly ts: number },
): Promise<void> {
  const distinct = new Map(records.map((record) => [`${record.kind}/${record.id}`, record]));
  if (distinct.size === 0) return;
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE registry_wanted (kind VARCHAR, id VARCHAR, record_json VARCHAR)',
  );
  await insertRows(
    connection,
    { table: 'registry_wanted', columns: ['kind', 'id', 'record_json'] },
    [...distinct.values()].map((record) => [record.kind, record.id, JSON.stringify(record)]),
  );
  await connection.run(
    `INSERT INTO registry_versions
     SELECT wanted.kind, wanted.id,
       coalesce((SELECT max(version) FROM registry_versions v WHERE v.kind = wanted.kind AND v.id = wanted.id), 0) + 1,
       ${whole(ts)}, ?, ?, wanted.record_json
     FROM registry_wanted wanted LEFT JOIN registry USING (kind, id)
     WHERE registry.record_json IS DISTINCT FROM wanted.record_json`,
    [by, reason],
  );
  await connection.run(
    `INSERT INTO registry (kind, id, record_json, changed_ts)
     SELECT kind, id, record_json, ${isSample ? 0 : whole(ts)} FROM registry_wanted ORDER BY rowid
     ON CONFLICT (kind, id) DO UPDATE SET record_json = excluded.record_json, changed_ts = excluded.changed_ts`,
  );
}

/** By `kind id`: its newest version, when it was made and by whom. */
export async function selectRegistryHeads(
  connection: DuckDBConnection,
): Promise<ReadonlyMap<string, RegistryHead>> {
  const rows = await selectRows(
    connection,
    `SELECT kind, id, max(version) AS version, arg_max(ts, version) AS ts, arg_max(person, version) AS person
     FROM registry_versions GROUP BY kind, id`,
  );
  return new Map(
    rows.map((row) => [
      `${row.text('kind')} ${row.text('id')}`,
      { version: row.number('version'), ts: row.number('ts'), by: row.text('person') },
    ]),
  );
}

/** Every version of one record, newest first; none for a record that never was. */
export async function selectRegistryVersions(
  connection: DuckDBConnection,
  kind: RegistryKind,
  id: string,
): Promise<readonly RegistryVersion[]> {
  const rows = await selectRows(
    connection,
    'SELECT * FROM registry_versions WHERE kind = ? AND id = ? ORDER BY version DESC',
    [kind, id],
  );
  return rows.map((row) => ({
    version: row.number('version'),
    ts: row.number('ts'),
    by: row.text('person'),
    reason: row.text('reason'),
    record: parseRecord(kind, id, row.text('record_json')),
  }));
}

/** Windows that end at `since`, epoch ms, or later, by their beginning. */
export async function selectMaintenanceWindows(
  connection: DuckDBConnection,
  since: number,
): Promise<readonly MaintenanceWindow[]> {
  const rows = await selectRows(
    connection,
    `SELECT window_json FROM maintenance_windows WHERE to_ts >= ${whole(since)} ORDER BY from_ts, id`,
  );
  return rows.map((row) => JSON.parse(row.text('window_json')) as MaintenanceWindow);
}

/** Adds a window, or replaces the one with its id. */
export async function saveMaintenanceWindow(
  connection: DuckDBConnection,
  window: MaintenanceWindow,
): Promise<void> {
  await connection.run('INSERT OR REPLACE INTO maintenance_windows VALUES (?, ?, ?, ?, ?, ?)', [
    window.id,
    window.collector,
    window.from,
    window.to,
    window.createdTs,
    JSON.stringify(window),
  ]);
}

/** SHA-256 hex of each account's secret, by account. */
export async function selectSecretHashes(connection: DuckDBConnection): Promise<ReadonlyMap<string, string>> {
  const rows = await selectRows(connection, 'SELECT account, hash FROM secret_hashes');
  return new Map(rows.map((row) => [row.text('account'), row.text('hash')]));
}

/** Keeps the hash of an account's secret in place of the one before. */
export async function setSecretHash(
  connection: DuckDBConnection,
  account: string,
  hash: string,
  ts: number,
): Promise<void> {
  await connection.run('INSERT OR REPLACE INTO secret_hashes VALUES (?, ?, ?)', [account, hash, ts]);
}

function parseRecord(kind: string, id: string, json: string): RegistryRecord {
  const parsed = registryRecordSchema.safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new StoreError(
    `The stored ${kind} "${id}" is not valid at ${issue?.path.join('.') ?? 'its root'} (${issue?.message}); import it again.`,
  );
}
