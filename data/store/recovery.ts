import type { DuckDBConnection } from '@duckdb/node-api';
import type { Quality, StoredReading } from '../model/reading';
import { readAliveUntil } from './alive-until';
import { inTransaction } from './in-transaction';
import { type Known, seriesOf } from './known';
import { type Row, selectRows } from './row';
import { whole } from './sql-parts';
import { StoreError } from './store-error';
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
  const rows = await selectRows(connection, afterSql(range.after, range.upTo, range.batch));
  return rows.map((row) => readingAt(row, known));
}

/** The newest rows by ingestId, at most `limit`, ascending. The window widens where deleted rows left gaps. */
export async function selectTail(
  connection: DuckDBConnection,
  known: Known,
  limit: number,
): Promise<readonly StoredReading[]> {
  const { lastIngestId } = known;
  let rows: readonly Row[] = [];
  for (let width = 2 * limit; limit > 0 && rows.length < limit; width *= 8) {
    rows = await selectRows(connection, tailSql(lastIngestId - width, limit));
    if (width >= lastIngestId) break;
  }
  return rows.map((row) => readingAt(row, known)).reverse();
}

/**
 * ingestIds are almost dense, so a range of `batch` ids is a batch: the bounds let DuckDB skip all other row groups.
 * A gap is jumped over by starting at the least id there is.
 */
function afterSql(after: number, upTo: number, batch: number): string {
  const next = `(SELECT min(ingest_id) FROM readings WHERE ingest_id > ${whole(after)} AND ingest_id <= ${whole(upTo)})`;
  return `
    SELECT * FROM readings
    WHERE ingest_id > ${whole(after)} AND ingest_id <= ${whole(upTo)} AND ingest_id < ${next} + ${whole(batch)}
    ORDER BY ingest_id`;
}

function tailSql(after: number, limit: number): string {
  return `SELECT * FROM readings WHERE ingest_id > ${whole(after)} ORDER BY ingest_id DESC LIMIT ${whole(limit)}`;
}

function checkpointAt(row: Row): NonNullable<Recovery['checkpoint']> {
  return {
    ingestId: row.number('ingest_id'),
    receivedTs: row.number('received_ts'),
    state: JSON.parse(row.text('state_json')) as unknown,
  };
}

/** A row of `readings` with its dictionary names. */
export function readingAt(row: Row, known: Known): StoredReading {
  const { collector, point } = seriesOf(known, row.number('series'));
  const station = known.stations.name(row.number('station'));
  if (station === undefined) {
    throw new StoreError(
      `Station ${row.number('station')} is in no dictionary; restore the database from a copy.`,
    );
  }
  return {
    collector,
    point,
    station,
    ts: row.number('ts'),
    value: row.number('value'),
    quality: row.number('quality') as Quality,
    boot: row.number('boot'),
    seq: row.number('seq'),
    ingestId: row.number('ingest_id'),
    receivedTs: row.number('received_ts'),
    late: row.flag('late'),
  };
}
