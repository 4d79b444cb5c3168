import type { DuckDBConnection } from '@duckdb/node-api';
import { type LatestValue, type Quality, readingKey } from '../model/reading';
import { inTransaction } from './in-transaction';
import { type Known, seriesOf } from './known';
import { HOUR_MS } from './levels';
import type { Marks } from './readings-query';
import { type Row, selectRows } from './row';
import { bucketSql, whole } from './sql-parts';

/**
 * The newest value of every series, by `readingKey`. The roll-ups say in which hour each series last read something,
 * so that only those hours of the readings are scanned, however long the store or silent the series.
 */
export async function selectLatest(
  connection: DuckDBConnection,
  known: Known,
): Promise<ReadonlyMap<string, LatestValue>> {
  const marks = { ...known.rolled };
  return inTransaction(connection, async () => {
    const hours = await selectRows(connection, newestHoursSql(marks));
    const latest = new Map<string, LatestValue>();
    for (const { hour, series } of groupByHour(hours)) {
      for (const row of await selectRows(connection, latestSql(hour, series))) {
        const { collector, point } = seriesOf(known, row.number('series'));
        latest.set(readingKey(collector, point), latestAt(row));
      }
    }
    return latest;
  });
}

/** One row `series, hour` a series, from whichever table knows it newest. */
export function newestHoursSql(marks: Marks): string {
  const hour = bucketSql('max(ts)', HOUR_MS);
  const newer = (table: string, column: string, mark: number) =>
    `SELECT series, ${hour} AS hour FROM ${table} WHERE ${column} > ${whole(mark)} GROUP BY series`;
  return `
    SELECT series, max(hour) AS hour FROM (
      SELECT series, ${hour} AS hour FROM readings_1h GROUP BY series
      UNION ALL ${newer('readings_1m', 'last_ingest', marks['1h'])}
      UNION ALL ${newer('readings', 'ingest_id', marks['1m'])}) GROUP BY series`;
}

/** The newest reading of each of these series in the hour that begins at `hour`, epoch ms. */
export function latestSql(hour: number, series: readonly number[]): string {
  return `
    SELECT series, ts, newest.value AS value, newest.quality AS quality, newest.received_ts AS received_ts FROM (
      SELECT series, max(ts) AS ts,
        arg_max({'value': value, 'quality': quality, 'received_ts': received_ts}, (ts, boot, seq, ingest_id)) AS newest
      FROM readings
      WHERE ts >= ${whole(hour)} AND ts < ${whole(hour + HOUR_MS)} AND series IN (${series.map(whole).join(', ')})
      GROUP BY series)`;
}

function groupByHour(rows: readonly Row[]): { readonly hour: number; readonly series: readonly number[] }[] {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const group = groups.get(row.number('hour')) ?? [];
    group.push(row.number('series'));
    groups.set(row.number('hour'), group);
  }
  return [...groups].map(([hour, series]) => ({ hour, series }));
}

function latestAt(row: Row): LatestValue {
  return {
    ts: row.number('ts'),
    value: row.number('value'),
    quality: row.number('quality') as Quality,
    receivedTs: row.number('received_ts'),
  };
}
