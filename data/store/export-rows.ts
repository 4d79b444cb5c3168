import type { DuckDBConnection } from '@duckdb/node-api';
import { selectAlarmEventsAfter } from './alarms';
import type { Database } from './database';
import type { Known } from './known';
import { selectAfter } from './recovery';
import { selectRunActions } from './run-actions';
import { selectSnapshots } from './snapshots';

export type ExportedRow = Readonly<Record<string, unknown>>;

const ROWS_A_BATCH = 5000;
const EVENTS_A_BATCH = 500;

/**
 * Every row of a world's file as JSON objects `{kind, ...}`: `action`, `alarm-event`, `snapshot` (its moment alone), then
 * `reading` by ingestId. Each batch is read when it is asked for, so that memory stays bounded; readings that come meanwhile are
 * left out.
 */
export async function* exportRows(database: Database, known: Known): AsyncGenerator<readonly ExportedRow[]> {
  const read = <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
    database.read('export the rows', work);
  const upTo = known.lastIngestId;

  const actions = await read(selectRunActions);
  // What was done has a kind of its own.
  yield actions.map(({ kind, ...action }) => ({ kind: 'action', action: kind, ...action }));
  for (let number = 0; ; ) {
    const events = await read((connection) => selectAlarmEventsAfter(connection, number, EVENTS_A_BATCH));
    if (events.length === 0) break;
    yield events.map(({ event: { kind, ...event } }) => ({
      kind: 'alarm-event',
      transition: kind,
      ...event,
    }));
    number = events.at(-1)?.number ?? number;
  }
  yield (await read(selectSnapshots)).map((snapshot) => ({ kind: 'snapshot', ...snapshot }));
  for (let after = 0; after < upTo; ) {
    const range = { after, upTo, batch: ROWS_A_BATCH };
    const readings = await read((connection) => selectAfter(connection, known, range));
    yield readings.map((reading) => ({ kind: 'reading', ...reading }));
    after = readings.at(-1)?.ingestId ?? upTo;
  }
}
