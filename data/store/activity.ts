import type { DuckDBConnection } from '@duckdb/node-api';
import { inTransaction } from './in-transaction';
import { type Known, seriesOf } from './known';
import { selectRows } from './row';
import { whole } from './sql-parts';
import type { PointActivity, StationSkew } from './types';

/** Of every point and station heard between two receipt times, both included, epoch ms; by collector and point, by station. */
export async function selectActivity(
  connection: DuckDBConnection,
  known: Known,
  span: { readonly from: number; readonly to: number },
): Promise<{ readonly points: readonly PointActivity[]; readonly stations: readonly StationSkew[] }> {
  return inTransaction(connection, async () => ({
    points: await selectPoints(connection, known, span),
    stations: await selectSkew(connection, known, span),
  }));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

async function selectPoints(
  connection: DuckDBConnection,
  known: Known,
  span: Span,
): Promise<readonly PointActivity[]> {
  const rows = await selectRows(connection, pointsSql(span));
  const changed = rows.flatMap((row) => {
    const ts = row.numberOrNull('changed_ts');
    return ts === null ? [] : [{ series: row.number('series'), ts }];
  });
  const since = await selectFirstAfter(connection, span, changed);
  return rows
    .map((row) => ({
      ...seriesOf(known, row.number('series')),
      readings: row.number('readings'),
      bad: row.number('bad'),
      late: row.number('late'),
      lastTs: row.number('last_ts'),
      lastReceivedTs: row.number('last_received_ts'),
      lastValue: row.number('last_value'),
      unchangedSinceTs: since.get(row.number('series')) ?? row.number('first_ts'),
    }))
    .sort((a, b) => compare(`${a.collector}/${a.point}`, `${b.collector}/${b.point}`));
}

/** Of each series the first reading after its `ts`. Most change with every sample, so little of the span is looked at. */
async function selectFirstAfter(
  connection: DuckDBConnection,
  span: Span,
  changed: readonly { readonly series: number; readonly ts: number }[],
): Promise<ReadonlyMap<number, number>> {
  if (changed.length === 0) return new Map();
  const values = changed.map(({ series, ts }) => `(${whole(series)}, ${whole(ts)})`).join(', ');
  const earliest = changed.reduce((least, { ts }) => Math.min(least, ts), Number.MAX_SAFE_INTEGER);
  const rows = await selectRows(
    connection,
    `SELECT readings.series, min(readings.ts) AS ts
     FROM readings JOIN (VALUES ${values}) changed(series, ts) ON readings.series = changed.series
     WHERE readings.ts > ${whole(earliest)} AND readings.ts > changed.ts AND ${within(span)}
     GROUP BY readings.series`,
  );
  return new Map(rows.map((row) => [row.number('series'), row.number('ts')]));
}

async function selectSkew(
  connection: DuckDBConnection,
  known: Known,
  span: Span,
): Promise<readonly StationSkew[]> {
  const rows = await selectRows(connection, skewSql(span));
  return rows
    .map((row) => ({
      station: known.stations.name(row.number('station')) ?? '',
      messages: row.number('messages'),
      leastMs: row.number('least_ms'),
      medianMs: row.number('median_ms'),
      greatestMs: row.number('greatest_ms'),
    }))
    .sort((a, b) => compare(a.station, b.station));
}

/** Two passes: the last reading of each series, and the last that had another value. */
function pointsSql(span: Span): string {
  return `
    WITH totals AS (
      SELECT series, count(*) AS readings, count(*) FILTER (quality <> 0) AS bad, count(*) FILTER (late) AS late,
        min(ts) AS first_ts, max(ts) AS last_ts, max(received_ts) AS last_received_ts, arg_max(value, ts) AS last_value
      FROM readings WHERE ${within(span)} GROUP BY series),
    changed AS (
      SELECT series, max(ts) AS changed_ts FROM readings JOIN totals USING (series)
      WHERE value <> last_value AND ${within(span)} GROUP BY series)
    SELECT * FROM totals LEFT JOIN changed USING (series)`;
}

function skewSql(span: Span): string {
  return `
    SELECT station, count(*) AS messages, min(skew) AS least_ms, quantile_disc(skew, 0.5) AS median_ms,
      max(skew) AS greatest_ms
    FROM (
      SELECT station, received_ts - max(ts) AS skew FROM readings WHERE ${within(span)}
      GROUP BY station, boot, seq, received_ts)
    GROUP BY station`;
}

function within({ from, to }: Span): string {
  return `received_ts >= ${whole(from)} AND received_ts <= ${whole(to)}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
