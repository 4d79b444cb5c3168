import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunReport } from '../model/exercise';
import { selectRows } from './row';
import { whole } from './sql-parts';
import type { StoredSnapshot } from './types';

/** Adds a snapshot or replaces the one of the same moment. */
export async function addSnapshot(connection: DuckDBConnection, snapshot: StoredSnapshot): Promise<void> {
  await connection.run(
    `INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sim_ts) DO UPDATE SET
       automatic = excluded.automatic, ingest_id = excluded.ingest_id, simulator_json = excluded.simulator_json,
       judge_json = excluded.judge_json, estimates_json = excluded.estimates_json`,
    [
      snapshot.simTs,
      snapshot.automatic,
      snapshot.ingestId,
      JSON.stringify(snapshot.simulator ?? null),
      JSON.stringify(snapshot.judge ?? null),
      JSON.stringify(snapshot.estimates ?? null),
    ],
  );
}

/** The snapshot of a moment, or null. */
export async function selectSnapshot(
  connection: DuckDBConnection,
  simTs: number,
): Promise<StoredSnapshot | null> {
  const [row] = await selectRows(connection, `SELECT * FROM snapshots WHERE sim_ts = ${whole(simTs)}`);
  if (!row) return null;
  return {
    simTs: row.number('sim_ts'),
    automatic: row.flag('automatic'),
    ingestId: row.number('ingest_id'),
    simulator: JSON.parse(row.text('simulator_json')) as unknown,
    judge: JSON.parse(row.text('judge_json')) as unknown,
    estimates: JSON.parse(row.text('estimates_json')) as unknown,
  };
}

/** Moments that have a snapshot, ascending. */
export async function selectSnapshots(
  connection: DuckDBConnection,
): Promise<readonly { readonly simTs: number; readonly automatic: boolean }[]> {
  const rows = await selectRows(connection, 'SELECT sim_ts, automatic FROM snapshots ORDER BY sim_ts');
  return rows.map((row) => ({ simTs: row.number('sim_ts'), automatic: row.flag('automatic') }));
}

/** Keeps the report in place of the one before. */
export async function saveReport(connection: DuckDBConnection, report: RunReport): Promise<void> {
  await connection.run(
    'INSERT INTO report VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET report_json = excluded.report_json',
    [JSON.stringify(report)],
  );
}

/** The report, or null while there is none. */
export async function selectReport(connection: DuckDBConnection): Promise<RunReport | null> {
  const [row] = await selectRows(connection, 'SELECT report_json FROM report');
  return row ? (JSON.parse(row.text('report_json')) as RunReport) : null;
}
