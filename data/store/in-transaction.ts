import type { DuckDBConnection } from '@duckdb/node-api';

/** Runs `work` in one transaction: commits when it resolves, rolls back and rethrows when it rejects. */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN');
  try {
    const result = await work();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    // The cause matters, not that a broken instance cannot roll back either.
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
