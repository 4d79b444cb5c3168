import type { DuckDBConnection } from '@duckdb/node-api';
import { selectRows } from './row';
import { whole } from './sql-parts';
import type { CommitGroup } from './types';

type Saved = NonNullable<CommitGroup['estimates']>;

/** Adds the estimates as a value. The same again changes nothing. */
export async function keepEstimateState(connection: DuckDBConnection, saved: Saved): Promise<void> {
  await connection.run('INSERT INTO estimate_states VALUES (?, ?, ?) ON CONFLICT DO NOTHING', [
    saved.ingestId,
    saved.receivedTs,
    JSON.stringify(saved.state ?? null),
  ]);
}

/** The newest saved estimates that were known at `at`, epoch ms; without it the newest of all. Null when there are none. */
export async function selectEstimateState(connection: DuckDBConnection, at?: number): Promise<Saved | null> {
  const known = at === undefined ? 'true' : `received_ts <= ${whole(at)}`;
  const [row] = await selectRows(
    connection,
    `SELECT * FROM estimate_states WHERE ${known} ORDER BY ingest_id DESC, received_ts DESC LIMIT 1`,
  );
  if (!row) return null;
  return {
    ingestId: row.number('ingest_id'),
    receivedTs: row.number('received_ts'),
    state: JSON.parse(row.text('state_json')) as unknown,
  };
}
