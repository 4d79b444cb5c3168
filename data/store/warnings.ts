import type { DuckDBConnection } from '@duckdb/node-api';
import type { EnterpriseRisk, Warning } from '../model/risk';
import { insertRows } from './insert-rows';
import { selectRows } from './row';
import { whole } from './sql-parts';

/** Adds a warning or replaces the one of the same id. */
export async function upsertWarning(connection: DuckDBConnection, warning: Warning): Promise<void> {
  await connection.run('INSERT OR REPLACE INTO warnings VALUES (?, ?, ?, ?)', [
    warning.id,
    warning.state,
    warning.raisedTs,
    JSON.stringify(warning),
  ]);
}

/** Newest first. `open: true` leaves out the closed ones, `open: false` answers only these. */
export async function selectWarnings(
  connection: DuckDBConnection,
  query: { readonly open?: boolean; readonly limit: number },
): Promise<readonly Warning[]> {
  const where = query.open === undefined ? 'true' : `(state <> 'closed') = ${query.open}`;
  const order = `ORDER BY raised_ts DESC, id LIMIT ${whole(query.limit)}`;
  const rows = await selectRows(connection, `SELECT warning_json FROM warnings WHERE ${where} ${order}`);
  return rows.map((row) => JSON.parse(row.text('warning_json')) as Warning);
}

/** Keeps the newest risk of each enterprise. */
export async function saveRisk(connection: DuckDBConnection, risk: readonly EnterpriseRisk[]): Promise<void> {
  const distinct = new Map(risk.map((one) => [one.enterprise, one]));
  await insertRows(
    connection,
    {
      table: 'risk',
      columns: ['enterprise', 'computed_ts', 'risk_json'],
      ending: `ON CONFLICT (enterprise) DO UPDATE SET computed_ts = excluded.computed_ts, risk_json = excluded.risk_json`,
    },
    [...distinct.values()].map((one) => [one.enterprise, one.computedTs, JSON.stringify(one)]),
  );
}

/** The newest risk of each enterprise, by its id. */
export async function selectRisk(connection: DuckDBConnection): Promise<readonly EnterpriseRisk[]> {
  const rows = await selectRows(connection, 'SELECT risk_json FROM risk ORDER BY enterprise');
  return rows.map((row) => JSON.parse(row.text('risk_json')) as EnterpriseRisk);
}
