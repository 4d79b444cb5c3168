import type { DuckDBConnection } from '@duckdb/node-api';
import { insertRows } from './insert-rows';
import { selectRows } from './row';
import { whole } from './sql-parts';
import type { StoredLine } from './types';

/**
 * Keeps how lines stood from an instant on; of two that a station has at one instant the later said stands.
 * A line that closes and opens within one millisecond is taken not to have closed.
 */
export async function keepStationLines(
  connection: DuckDBConnection,
  lines: readonly StoredLine[],
): Promise<void> {
  const distinct = new Map(lines.map((line) => [JSON.stringify([line.station, line.ts]), line]));
  await insertRows(
    connection,
    {
      table: 'station_lines',
      columns: ['station', 'ts', 'online'],
      ending: 'ON CONFLICT (station, ts) DO UPDATE SET online = excluded.online',
    },
    [...distinct.values()].map((line) => [line.station, line.ts, line.online]),
  );
}

/** By station, how its line stood at `at`, epoch ms, and since when without a change. */
export async function selectLinesAt(
  connection: DuckDBConnection,
  at: number,
): Promise<ReadonlyMap<string, { readonly online: boolean; readonly since: number }>> {
  const rows = await selectRows(connection, linesAtSql(at));
  return new Map(
    rows.map((row) => [row.text('station'), { online: row.flag('online'), since: row.number('since') }]),
  );
}

function linesAtSql(at: number): string {
  return `
    WITH told AS (FROM station_lines WHERE ts <= ${whole(at)}),
      ends AS (SELECT station, arg_max(online, ts) AS online FROM told GROUP BY station),
      turned AS (
        SELECT station, max(told.ts) AS ts FROM told JOIN ends USING (station)
        WHERE told.online <> ends.online GROUP BY station)
    SELECT ends.station, ends.online, min(told.ts) AS since
    FROM ends JOIN told USING (station) LEFT JOIN turned USING (station)
    WHERE told.ts > coalesce(turned.ts, -1)
    GROUP BY ends.station, ends.online`;
}
