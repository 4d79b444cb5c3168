import type { DuckDBConnection } from '@duckdb/node-api';
import { inTransaction } from './in-transaction';
import type { Migration } from './read-migrations';
import { selectRows } from './row';
import { StoreError } from './store-error';

/** A migration that the database says it has been through. */
export interface RecordedMigration {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

/**
 * Brings the database to the newest migration, each in a transaction of its own, and records number, name and hash.
 * Rejects with a StoreError when the database knows a newer migration or an old one was changed.
 */
export async function migrate(
  connection: DuckDBConnection,
  known: readonly Migration[],
  path: string,
): Promise<void> {
  await connection.run(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL, hash VARCHAR NOT NULL)',
  );
  const rows = await selectRows(connection, 'SELECT number, name, hash FROM migrations ORDER BY number');
  const recorded = rows.map((row) => ({
    number: row.number('number'),
    name: row.text('name'),
    hash: row.text('hash'),
  }));
  for (const migration of pendingMigrations(recorded, known, path)) await apply(connection, migration);
}

/** The migrations still to run, in order. Throws a StoreError when what was recorded and what is known do not fit. */
export function pendingMigrations(
  recorded: readonly RecordedMigration[],
  known: readonly Migration[],
  path: string,
): readonly Migration[] {
  for (const done of recorded) {
    const same = known.find((migration) => migration.number === done.number);
    if (!same) {
      throw new StoreError(
        `The database ${path} has migration ${done.name}, which this version does not know; start the newer version or set DATA_DIR.`,
      );
    }
    if (same.hash !== done.hash) {
      throw new StoreError(
        `Migration ${same.name} was changed after the database ${path} had run it; restore that file and add a new migration instead.`,
      );
    }
  }
  return known.filter((migration) => !recorded.some((done) => done.number === migration.number));
}

async function apply(connection: DuckDBConnection, migration: Migration): Promise<void> {
  await inTransaction(connection, async () => {
    await connection.run(migration.sql);
    await connection.run('INSERT INTO migrations VALUES (?, ?, ?)', [
      migration.number,
      migration.name,
      migration.hash,
    ]);
  });
}
