import type { DuckDBConnection } from '@duckdb/node-api';
import type { StoredReading } from '../model/reading';
import { readAliveUntil } from './alive-until';
import { inTransaction } from './in-transaction';
import type { Known } from './known';
import { type Row, selectRows } from './row';
import { selectReadings } from './select-readings';
import { whole } from './sql-parts';
import type { Recovery } from './types';

/** The judge's last state, the last ingestId, and the last moment at which the server is known to have lived. */
export async function readRecovery(connection: DuckDBConnection, known: Known): Promise<Recovery> {
  const { lastIngestId } = known;
  const mark = known.rolled['1m'];
  return inTransaction(connection, async () => {
    const [checkpoint] = await selectRows(connection, 'SELECT * FROM judge_checkpoint');
    return {
      checkpoint: checkpoint ? checkpointAt(checkpoint) : null,
      lastIngestId,
      aliveUntil: await readAliveUntil(connection, mark),
    };
  });
}

/** Rows with after < ingestId <= upTo, ascending; at most `batch` of them. */
export async function selectAfter(
  connection: DuckDBConnection,
  known: Known,
  range: { readonly after: number; readonly upTo: number; readonly batch: number },
): Promise<readonly StoredReading[]> {
  return selectReadings(connection, known, afterSql(range.after, range.upTo, range.batch));
}

/** The newest rows by ingestId, at most `limit`, ascending. The window widens where deleted rows left gaps. */
export async function selectTail(
  connection: DuckDBConnection,
  known: Known,
  limit: number,
): Promise<readonly StoredReading[]> {
  const { lastIngestId } = known;
  let rows: readonly StoredReading[] = [];
  for (let width = 2 * limit; limit > 0 && rows.length < limit; width *= 8) {
    rows = await selectReadings(connection, known, tailSql(lastIngestId - width, limit));
    if (width >= lastIngestId) break;
  }
  return rows.toReversed();
}

/**
 * ingestIds are almost dense, so a range of `batch` ids is a batch: the bounds let DuckDB skip all other row groups.
 * A gap is jumped over by starting at the least id there is.
 */
function afterSql(after: number, upTo: number, batch: number): string {
  const next = `(SELECT min(ingest_id) FROM readings WHERE ingest_id > ${whole(after)} AND ingest_id <= ${whole(upTo)})`;
  return `
    WHERE ingest_id > ${whole(after)} AND ingest_id <= ${whole(upTo)} AND ingest_id < ${next} + ${whole(batch)}
    ORDER BY ingest_id`;
}

function tailSql(after: number, limit: number): string {
  return `WHERE ingest_id > ${whole(after)} ORDER BY ingest_id DESC LIMIT ${whole(limit)}`;
}

function checkpointAt(row: Row): NonNullable<Recovery['checkpoint']> {
  return {
    ingestId: row.number('ingest_id'),
    receivedTs: row.number('received_ts'),
    state: JSON.parse(row.text('state_json')) as unknown,
  };
}
