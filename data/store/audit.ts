import type { DuckDBConnection } from '@duckdb/node-api';
import { selectRows } from './row';
import { whole } from './sql-parts';
import type { AuditEntry } from './types';

/** Adds one entry. Nothing ever changes or removes one. */
export async function appendAudit(connection: DuckDBConnection, entry: AuditEntry): Promise<void> {
  await connection.run(
    'INSERT INTO audit (ts, actor, action, object, outcome, detail_json) VALUES (?, ?, ?, ?, ?, ?)',
    [entry.ts, entry.actor, entry.action, entry.object, entry.outcome, JSON.stringify(entry.detail)],
  );
}

/** The newest entries, newest first. */
export async function selectAudit(
  connection: DuckDBConnection,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const rows = await selectRows(connection, `SELECT * FROM audit ORDER BY number DESC LIMIT ${whole(limit)}`);
  return rows.map((row) => ({
    ts: row.number('ts'),
    actor: row.text('actor'),
    action: row.text('action'),
    object: row.text('object'),
    outcome: row.text('outcome') === 'done' ? 'done' : 'refused',
    detail: JSON.parse(row.text('detail_json')) as AuditEntry['detail'],
  }));
}
