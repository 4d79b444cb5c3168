import type { DuckDBConnection } from '@duckdb/node-api';
import { selectRows } from './row';
import type { RunRow } from './types';

/** The list of runs, newest first. */
export async function selectRuns(connection: DuckDBConnection): Promise<readonly RunRow[]> {
  const rows = await selectRows(
    connection,
    'SELECT run_json FROM runs ORDER BY created_wall_ts DESC, id DESC',
  );
  return rows.map((row) => JSON.parse(row.text('run_json')) as RunRow);
}

/** Adds a run or replaces the one of the same id. */
export async function saveRun(connection: DuckDBConnection, run: RunRow): Promise<void> {
  await connection.run(
    `INSERT INTO runs VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET
       created_wall_ts = excluded.created_wall_ts, run_json = excluded.run_json`,
    [run.id, run.createdWallTs, JSON.stringify(run)],
  );
}

/** Takes a run off the list. Nothing happens when there is none. */
export async function removeRun(connection: DuckDBConnection, id: string): Promise<void> {
  await connection.run('DELETE FROM runs WHERE id = ?', [id]);
}
