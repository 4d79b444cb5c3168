import type { DuckDBConnection } from '@duckdb/node-api';
import type { Database } from './database';
import type { Known, Mark } from './known';
import { MINUTE_MS } from './levels';
import { selectRow, selectRows } from './row';
import { whole } from './sql-parts';

/** Receipt time between two marks: the most that a past moment has to read beside its mark, on the whole. */
export const MARK_EVERY_MS = 10 * MINUTE_MS;
/** Readings looked at in one transaction at most. */
const ROWS_A_STEP = 500_000;

/** Marks the newest reading of every series once for each ten minutes of receipt that are over. Resumes where it stopped. */
export async function markLatest(database: Database, known: Known): Promise<void> {
  const goal = known.lastIngestId;
  let from = known.marked;
  while (from.ingestId < goal && (known.newestTs ?? 0) - from.receivedTs >= MARK_EVERY_MS) {
    const before = from;
    const upTo = Math.min(goal, before.ingestId + ROWS_A_STEP);
    from = await database.derive(
      'mark the newest readings',
      (connection) => markStep(connection, { before, upTo, isLast: upTo === goal }),
      (marked) => {
        known.marked = marked;
      },
    );
    if (upTo === goal) return;
  }
}

interface MarkStep {
  readonly before: Mark;
  readonly upTo: number;
  /** The last ten minutes may go on, so they are not marked yet. */
  readonly isLast: boolean;
}

/** Answers the last mark set; where the step holds no rows, its end, so that the next goes on from there. */
async function markStep(connection: DuckDBConnection, { before, upTo, isLast }: MarkStep): Promise<Mark> {
  const slots = await selectRows(connection, slotsSql(before.ingestId, upTo));
  let last = before;
  for (const slot of isLast ? slots.slice(0, -1) : slots) {
    const mark = {
      ingestId: slot.number('ingest_id'),
      receivedTs: Math.max(last.receivedTs, slot.number('received_ts')),
    };
    await connection.run(insertMarkSql(await lastHead(connection), mark.ingestId));
    await connection.run(
      `INSERT INTO latest_mark_heads VALUES (${whole(mark.ingestId)}, ${whole(mark.receivedTs)})`,
    );
    last = mark;
  }
  return isLast || slots.length > 0 ? last : { ...last, ingestId: upTo };
}

async function lastHead(connection: DuckDBConnection): Promise<number> {
  const sql = 'SELECT coalesce(max(mark), 0) AS mark FROM latest_mark_heads';
  return (await selectRow(connection, sql)).number('mark');
}

function slotsSql(after: number, upTo: number): string {
  return `
    SELECT max(ingest_id) AS ingest_id, max(received_ts) AS received_ts FROM readings
    WHERE ingest_id > ${whole(after)} AND ingest_id <= ${whole(upTo)}
    GROUP BY received_ts // ${whole(MARK_EVERY_MS)} ORDER BY ingest_id`;
}

function insertMarkSql(before: number, mark: number): string {
  return `
    INSERT INTO latest_marks
    SELECT ${whole(mark)}, series, newest.ts, newest.value, newest.quality, newest.received_ts, newest.ingest_id
    FROM (${newestSql(before, `ingest_id <= ${whole(mark)}`)}) ORDER BY series`;
}

/**
 * Of each series the reading with the greatest (ts, ingest_id) as `newest`: of those that the mark `before` knows (0: none)
 * and the rows after it that `condition` lets through. Without a mark every row is looked at.
 */
export function newestSql(before: number, condition: string, seriesCondition = 'true'): string {
  const columns = 'series, ts, value, quality, received_ts, ingest_id';
  return `
    SELECT series, arg_max(
      {'ts': ts, 'value': value, 'quality': quality, 'received_ts': received_ts, 'ingest_id': ingest_id},
      (ts, ingest_id)) AS newest
    FROM (
      SELECT ${columns} FROM latest_marks WHERE mark = ${whole(before)} AND ${seriesCondition}
      UNION ALL
      SELECT ${columns} FROM readings WHERE ingest_id > ${whole(before)} AND ${condition} AND ${seriesCondition})
    GROUP BY series`;
}
