import type { DuckDBConnection } from '@duckdb/node-api';
import { isPointId, type PointId } from '../model/points';
import { readingKey } from '../model/reading';
import { readAliveUntil } from './alive-until';
import { Dictionary } from './dictionary';
import type { LevelName } from './levels';
import { quarantineKey } from './quarantine-key';
import { selectRow, selectRows } from './row';
import { whole } from './sql-parts';
import { StoreError } from './store-error';

/** A point in the order of arrival. */
export interface Mark {
  readonly ingestId: number;
  /** Greatest receipt time of all rows up to it. */
  readonly receivedTs: number;
}

/**
 * What an open store keeps in memory about its file, so that counts and marks cost nothing.
 * Changed only after the transaction it tells of is durable; read anew at every opening.
 */
export interface Known {
  /** By `readingKey(collector, point)`. */
  readonly series: Dictionary;
  readonly stations: Dictionary;
  lastIngestId: number;
  readingsStored: number;
  readingsRejected: number;
  alarmsRaised: number;
  readonly quarantineKeys: Set<string>;
  /** Every row up to this ingestId is in the level's table. */
  readonly rolled: Record<LevelName, number>;
  /** Last mark of the newest readings. */
  marked: Mark;
  /** Least and greatest receipt time of anything stored; null for an empty store. */
  oldestTs: number | null;
  newestTs: number | null;
  /** A commit has begun and is not known to be durable: nothing may overtake it. Stays true when it threw, until reopened. */
  isCommitDoubtful: boolean;
}

/** Reads it from the file. Costs one pass over the newest rows and the small tables. */
export async function learnKnown(connection: DuckDBConnection): Promise<Known> {
  const rolled = await readMarks(connection);
  const counts = await selectRow(connection, countsSql(rolled['1m']));
  const series = await selectRows(connection, 'SELECT id, collector, point FROM series');
  const stations = await selectRows(connection, 'SELECT id, name FROM stations');
  const quarantined = await selectRows(connection, 'SELECT station, reason, topic, field FROM quarantine');
  return {
    series: new Dictionary(
      series.map((row) => [row.number('id'), readingKey(row.text('collector'), pointOf(row.text('point')))]),
    ),
    stations: new Dictionary(stations.map((row) => [row.number('id'), row.text('name')])),
    lastIngestId: counts.number('last_ingest'),
    readingsStored: counts.number('stored'),
    readingsRejected: counts.number('rejected'),
    alarmsRaised: counts.number('raised'),
    quarantineKeys: new Set(
      quarantined.map((row) =>
        quarantineKey(row.text('station'), row.text('reason'), row.text('topic'), row.text('field')),
      ),
    ),
    rolled,
    marked: await readMark(connection),
    oldestTs: await readOldestTs(connection),
    newestTs: (await readAliveUntil(connection, rolled['1m'])) || null,
    isCommitDoubtful: false,
  };
}

/** Collector and point of a series' number. */
export function seriesOf(
  known: Known,
  number: number,
): { readonly collector: string; readonly point: PointId } {
  const key = known.series.name(number);
  const [collector, point] = key?.split('/') ?? [];
  if (collector === undefined || point === undefined) {
    throw new StoreError(`Series ${number} is in no dictionary; restore the database from a copy.`);
  }
  return { collector, point: pointOf(point) };
}

/** Rows lie almost in the order of receipt; the least of all is read from the columns' own statistics. */
async function readOldestTs(connection: DuckDBConnection): Promise<number | null> {
  const row = await selectRow(
    connection,
    `SELECT least(
       (SELECT min(received_ts) FROM readings),
       (SELECT min(known_at) FROM alarm_events),
       (SELECT min(ts) FROM station_lines)) AS oldest`,
  );
  return row.numberOrNull('oldest');
}

async function readMark(connection: DuckDBConnection): Promise<Mark> {
  const [row] = await selectRows(
    connection,
    'SELECT mark, received_ts FROM latest_mark_heads ORDER BY mark DESC LIMIT 1',
  );
  return { ingestId: row?.number('mark') ?? 0, receivedTs: row?.number('received_ts') ?? 0 };
}

async function readMarks(connection: DuckDBConnection): Promise<Record<LevelName, number>> {
  const rows = await selectRows(connection, 'SELECT level, ingest_id FROM roll_up_marks');
  const mark = (level: LevelName) =>
    rows.find((row) => row.text('level') === level)?.number('ingest_id') ?? 0;
  return { '1m': mark('1m'), '1h': mark('1h'), '1d': mark('1d') };
}

function countsSql(mark: number): string {
  return `
    SELECT
      greatest(
        ${whole(mark)},
        coalesce((SELECT max(ingest_id) FROM readings WHERE ingest_id > ${whole(mark)}), 0),
        coalesce((SELECT max(ingest_id) FROM judge_checkpoint), 0)) AS last_ingest,
      (SELECT count(*) FROM readings) AS stored,
      coalesce((SELECT sum(count) FROM quarantine), 0)::BIGINT AS rejected,
      (SELECT count(*) FROM alarm_events WHERE kind = 'raised') AS raised`;
}

function pointOf(text: string): PointId {
  if (isPointId(text)) return text;
  throw new StoreError(`Point "${text}" of the database is not known to this version; start a newer one.`);
}
