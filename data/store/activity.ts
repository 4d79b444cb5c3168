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
  return rows
    .map((row) => ({
      ...seriesOf(known, row.number('series')),
      readings: row.number('readings'),
      bad: row.number('bad'),
      late: row.number('late'),
      lastTs: row.number('last_ts'),
      lastReceivedTs: row.number('last_received_ts'),
      lastValue: row.number('last_value'),
      unchangedSinceTs: row.number('unchanged_since_ts'),
    }))
    .sort((a, b) => compare(`${a.collector}/${a.point}`, `${b.collector}/${b.point}`));
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

/** Three passes: the last reading of each series, its last other value, and the first reading after that. */
function pointsSql(span: Span): string {
  const heard = `(SELECT series, ts, received_ts, value, quality, late, ingest_id FROM readings WHERE ${within(span)})`;
  return `
    WITH totals AS (
      SELECT series, count(*) AS readings, count(*) FILTER (quality <> 0) AS bad, count(*) FILTER (late) AS late,
        max(ts) AS last_ts, max(received_ts) AS last_received_ts, arg_max(value, (ts, ingest_id)) AS last_value
      FROM ${heard} GROUP BY series),
    changed AS (
      SELECT series, max(ts) AS ts FROM ${heard} JOIN totals USING (series) WHERE value <> last_value GROUP BY series),
    unchanged AS (
      SELECT series, min(heard.ts) AS ts FROM ${heard} heard LEFT JOIN changed USING (series)
      WHERE heard.ts > coalesce(changed.ts, -1) GROUP BY series)
    SELECT totals.*, coalesce(unchanged.ts, totals.last_ts) AS unchanged_since_ts
    FROM totals LEFT JOIN unchanged USING (series)`;
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
