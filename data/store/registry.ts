import type { DuckDBConnection } from '@duckdb/node-api';
import { type RegistryKind, type RegistryRecord, registryRecordSchema } from '../model/registry';
import { insertRows } from './insert-rows';
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

/** Adds records, or replaces those of the same kind and id; of two in one call the later stands. */
export async function upsertRegistry(
  connection: DuckDBConnection,
  records: readonly RegistryRecord[],
  ts: number,
): Promise<void> {
  const distinct = new Map(records.map((record) => [`${record.kind}/${record.id}`, record]));
  await insertRows(
    connection,
    {
      table: 'registry',
      columns: ['kind', 'id', 'record_json', 'changed_ts'],
      ending: `ON CONFLICT (kind, id) DO UPDATE SET record_json = excluded.record_json, changed_ts = excluded.changed_ts`,
    },
    [...distinct.values()].map((record) => [record.kind, record.id, JSON.stringify(record), ts]),
  );
}

/** Removes a record and, of a station or gateway, its secret. Nothing happens when there is none. */
export async function removeRegistry(
  connection: DuckDBConnection,
  kind: RegistryKind,
  id: string,
): Promise<void> {
  await connection.run('DELETE FROM registry WHERE kind = ? AND id = ?', [kind, id]);
  if (kind === 'station' || kind === 'gateway') {
    await connection.run('DELETE FROM secret_hashes WHERE account = ?', [id]);
  }
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
