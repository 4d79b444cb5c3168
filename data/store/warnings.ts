import type { DuckDBConnection } from '@duckdb/node-api';
import type { EnterpriseRisk, Warning } from '../model/risk';
import { insertRows } from './insert-rows';
import { selectRows } from './row';
import { amongSql, whole } from './sql-parts';
import type { WarningsQuery } from './types';

/**
 * Adds a warning or replaces the one of the same id, and keeps the version before. A version that only its causes tell from
 * the one before is known from `newestTs` on, the newest moment that is stored: its `changedTs` says nothing of them.
 */
export async function upsertWarning(
  connection: DuckDBConnection,
  warning: Warning,
  newestTs: number,
): Promise<void> {
  const json = JSON.stringify(warning);
  const [row] = await selectRows(connection, 'SELECT warning_json FROM warnings WHERE id = ?', [warning.id]);
  const before = row ? (JSON.parse(row.text('warning_json')) as Warning) : null;
  if (row?.text('warning_json') === json) return;
  const knownAt =
    before?.changedTs === warning.changedTs ? Math.max(newestTs, warning.changedTs) : warning.changedTs;
  await connection.run(
    `INSERT INTO warnings VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
       state = excluded.state, raised_ts = excluded.raised_ts, warning_json = excluded.warning_json`,
    [warning.id, warning.state, warning.raisedTs, json],
  );
  await connection.run(
    'INSERT INTO warning_changes (id, state, known_at, warning_json) VALUES (?, ?, ?, ?)',
    [warning.id, warning.state, knownAt, json],
  );
}

/** Newest first. */
export async function selectWarnings(
  connection: DuckDBConnection,
  { open, enterprises, limit }: WarningsQuery,
): Promise<readonly Warning[]> {
  const where = [
    open === undefined ? 'true' : `(state <> 'closed') = ${open}`,
    enterprises === undefined
      ? 'true'
      : amongSql("(warning_json::JSON ->> 'enterprise')", enterprises.length),
  ].join(' AND ');
  const order = `ORDER BY raised_ts DESC, id LIMIT ${whole(limit)}`;
  const rows = await selectRows(connection, `SELECT warning_json FROM warnings WHERE ${where} ${order}`, [
    ...(enterprises ?? []),
  ]);
  return rows.map((row) => JSON.parse(row.text('warning_json')) as Warning);
}

/** The warnings that were open at `at`, epoch ms, as they stood then; newest first. */
export async function selectWarningsAt(
  connection: DuckDBConnection,
  at: number,
): Promise<readonly Warning[]> {
  const newest = `SELECT max(number) FROM warning_changes WHERE known_at <= ${whole(at)} GROUP BY id`;
  const rows = await selectRows(
    connection,
    `SELECT warning_json FROM warning_changes WHERE state <> 'closed' AND number IN (${newest})`,
  );
  return rows
    .map((row) => JSON.parse(row.text('warning_json')) as Warning)
    .sort((a, b) => b.raisedTs - a.raisedTs || (a.id < b.id ? -1 : 1));
}

/** Keeps the newest risk of each enterprise, and every version that says something else than the one before. */
export async function saveRisk(connection: DuckDBConnection, risk: readonly EnterpriseRisk[]): Promise<void> {
  const distinct = new Map(risk.map((one) => [one.enterprise, one]));
  const before = new Map((await selectRisk(connection)).map((one) => [one.enterprise, one]));
  const changed = [...distinct.values()].filter(
    (one) => saying(one) !== saying(before.get(one.enterprise) ?? null),
  );
  const columns = ['enterprise', 'computed_ts', 'risk_json'];
  const ending = `ON CONFLICT (enterprise) DO UPDATE SET computed_ts = excluded.computed_ts, risk_json = excluded.risk_json`;
  await insertRows(connection, { table: 'risk', columns, ending }, [...distinct.values()].map(rowOf));
  await insertRows(
    connection,
    { table: 'risk_changes', columns: ['enterprise', 'known_at', 'risk_json'] },
    changed.map(rowOf),
  );
}

/** The newest risk of each enterprise, by its id. */
export async function selectRisk(connection: DuckDBConnection): Promise<readonly EnterpriseRisk[]> {
  const rows = await selectRows(connection, 'SELECT risk_json FROM risk ORDER BY enterprise');
  return rows.map((row) => JSON.parse(row.text('risk_json')) as EnterpriseRisk);
}

/** The risk of each enterprise as it was known at `at`, epoch ms, by its id. */
export async function selectRiskAt(
  connection: DuckDBConnection,
  at: number,
): Promise<readonly EnterpriseRisk[]> {
  const newest = `SELECT max(number) FROM risk_changes WHERE known_at <= ${whole(at)} GROUP BY enterprise`;
  const rows = await selectRows(
    connection,
    `SELECT risk_json FROM risk_changes WHERE number IN (${newest}) ORDER BY enterprise`,
  );
  return rows.map((row) => JSON.parse(row.text('risk_json')) as EnterpriseRisk);
}

/** A risk but for when it was computed: these moments move on while nothing else does. */
function saying(risk: EnterpriseRisk | null): string {
  return JSON.stringify({ ...risk, computedTs: 0, actualHeldTs: 0 });
}

function rowOf(risk: EnterpriseRisk): [string, number, string] {
  return [risk.enterprise, risk.computedTs, JSON.stringify(risk)];
}
