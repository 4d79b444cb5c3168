import type { DuckDBConnection } from '@duckdb/node-api';
import { type AuditRow, chainHash } from './audit-chain';
import type { AuditHead } from './audit-head';
import type { AuditEntry, AuditQuery, NumberedAuditEntry } from './people-store';
import { type Bound, type Row, selectRows } from './row';
import { whole } from './sql-parts';

/** Adds one entry, chained to the one before, and answers its number and hash. Nothing ever changes or removes one. To be called in a transaction. */
export async function appendAudit(connection: DuckDBConnection, entry: AuditEntry): Promise<AuditHead> {
  const last = await selectAuditEnd(connection);
  const { detail, ...said } = entry;
  const row: AuditRow = { ...said, number: last.number + 1, detailJson: JSON.stringify(detail) };
  const hash = chainHash(last.hash, row);
  await connection.run(
    'INSERT INTO audit (number, ts, actor, action, object, outcome, detail_json, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    [row.number, row.ts, row.actor, row.action, row.object, row.outcome, row.detailJson, hash],
  );
  return { number: row.number, hash };
}

/** Number and hash of the newest entry as the table has it; number 0 where there is none. */
export async function selectAuditEnd(connection: DuckDBConnection): Promise<AuditHead> {
  const [last] = await selectRows(connection, 'SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1');
  return { number: last?.number('number') ?? 0, hash: last?.textOrNull('hash') ?? '' };
}

/** The newest entries that are asked for, newest first. */
export async function selectAudit(
  connection: DuckDBConnection,
  { before, actor, action, limit }: AuditQuery,
): Promise<readonly NumberedAuditEntry[]> {
  const where: string[] = ['true'];
  const bound: Bound[] = [];
  if (before !== undefined) where.push(`number < ${whole(before)}`);
  if (actor !== undefined) {
    where.push('actor = ?');
    bound.push(actor);
  }
  if (action !== undefined) {
    where.push('starts_with(action, ?)');
    bound.push(action);
  }
  const rows = await selectRows(
    connection,
    `SELECT * FROM audit WHERE ${where.join(' AND ')} ORDER BY number DESC LIMIT ${whole(limit)}`,
    bound,
  );
  return rows.map(entryAt);
}

/** Entries with numbers in (after, upTo], in their order, as the rows have them. */
export async function selectAuditRows(
  connection: DuckDBConnection,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<readonly (AuditRow & { readonly hash: string | null })[]> {
  const rows = await selectRows(
    connection,
    `SELECT * FROM audit WHERE number > ${after} AND number <= ${upTo} ORDER BY number`,
  );
  return rows.map((row) => ({
    number: row.number('number'),
    ts: row.numberOrNull('ts'),
    actor: row.textOrNull('actor'),
    action: row.textOrNull('action'),
    object: row.textOrNull('object'),
    outcome: row.textOrNull('outcome'),
    detailJson: row.textOrNull('detail_json'),
    hash: row.textOrNull('hash'),
  }));
}

function entryAt(row: Row): NumberedAuditEntry {
  return {
    number: row.number('number'),
    ts: row.number('ts'),
    actor: row.text('actor'),
    action: row.text('action'),
    object: row.text('object'),
    outcome: row.text('outcome') === 'done' ? 'done' : 'refused',
    detail: detailAt(row.text('detail_json')),
    hash: row.textOrNull('hash') ?? '',
  };
}

/** One that somebody broke by hand must not hide the others; the check names it. */
function detailAt(text: string): AuditEntry['detail'] {
  try {
    return JSON.parse(text) as AuditEntry['detail'];
  } catch {
    return { unreadable: text };
  }
}
