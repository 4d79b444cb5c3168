import type { DuckDBConnection } from '@duckdb/node-api';
import { type LatestValue, type Quality, readingKey } from '../model/reading';
import { type Known, seriesOf } from './known';
import { newestSql } from './mark-latest';
import { selectRow, selectRows } from './row';
import { whole } from './sql-parts';

/**
 * Of each series the newest measurement among the readings received up to `at`, epoch ms, by `readingKey`: of two with the
 * same instant the later one. `series`: these numbers alone; null: all. Reads one mark and the rows received after it.
 */
export async function selectLatestAt(
  connection: DuckDBConnection,
  known: Known,
  { at, series }: { readonly at: number; readonly series: readonly number[] | null },
): Promise<ReadonlyMap<string, LatestValue>> {
  if (series?.length === 0) return new Map();
  const head = await selectRow(
    connection,
    `SELECT coalesce(max(mark), 0) AS mark FROM latest_mark_heads WHERE received_ts <= ${whole(at)}`,
  );
  const wanted = series === null ? 'true' : `series IN (${series.map(whole).join(', ')})`;
  const newest = newestSql(head.number('mark'), `received_ts <= ${whole(at)}`, wanted);
  const rows = await selectRows(
    connection,
    `SELECT series, newest.ts AS ts, newest.value AS value, newest.quality AS quality,
       newest.received_ts AS received_ts FROM (${newest}) ORDER BY series`,
  );
  return new Map(
    rows.map((row) => {
      const { collector, point } = seriesOf(known, row.number('series'));
      const value = {
        ts: row.number('ts'),
        value: row.number('value'),
        quality: row.number('quality') as Quality,
        receivedTs: row.number('received_ts'),
      };
      return [readingKey(collector, point), value];
    }),
  );
}
