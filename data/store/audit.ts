import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AuditCheck, AuditEntry, AuditQuery, NumberedAuditEntry } from './people-store';
import { type Bound, type Row, selectRows } from './row';
import { whole } from './sql-parts';

/** Adds one entry, chained to the one before. Nothing ever changes or removes one. To be called in a transaction. */
export async function appendAudit(connection: DuckDBConnection, entry: AuditEntry): Promise<void> {
  const [last] = await selectRows(connection, 'SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1');
  const number = (last?.number('number') ?? 0) + 1;
  const detail = JSON.stringify(entry.detail);
  const hash = chain(last?.textOrNull('hash') ?? '', number, { ...entry, detail });
  await connection.run(
    'INSERT INTO audit (number, ts, actor, action, object, outcome, detail_json, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    [number, entry.ts, entry.actor, entry.action, entry.object, entry.outcome, detail, hash],
  );
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

/** Walks along the whole chain. */
export async function checkAudit(connection: DuckDBConnection): Promise<AuditCheck> {
  const rows = await selectRows(connection, 'SELECT * FROM audit ORDER BY number');
  let before = '';
  for (const [index, row] of rows.entries()) {
    const entry = entryAt(row);
    if (entry.number !== index + 1)
      return { entries: rows.length, ok: false, firstBad: entry.number, reason: 'missing' };
    const detail = row.text('detail_json');
    if (entry.hash !== chain(before, entry.number, { ...entry, detail }))
      return { entries: rows.length, ok: false, firstBad: entry.number, reason: 'edited' };
    before = entry.hash;
  }
  return { entries: rows.length, ok: true, firstBad: null, reason: null };
}

/** SM3, hex, over the hash before, the number and what the entry says. */
function chain(
  before: string,
  number: number,
  { ts, actor, action, object, outcome, detail }: Omit<AuditEntry, 'detail'> & { readonly detail: string },
): string {
  return createHash('sm3')
    .update(JSON.stringify([before, number, ts, actor, action, object, outcome, detail]))
    .digest('hex');
}

function entryAt(row: Row): NumberedAuditEntry {
  return {
    number: row.number('number'),
    ts: row.number('ts'),
    actor: row.text('actor'),
    action: row.text('action'),
    object: row.text('object'),
    outcome: row.text('outcome') === 'done' ? 'done' : 'refused',
    detail: JSON.parse(row.text('detail_json')) as AuditEntry['detail'],
    hash: row.textOrNull('hash') ?? '',
  };
}
