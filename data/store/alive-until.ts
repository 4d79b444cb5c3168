import type { DuckDBConnection } from '@duckdb/node-api';
import { selectRow } from './row';
import { whole } from './sql-parts';

/** Greatest moment of receipt that anything stored proves; 0 for an empty store. Rows up to `mark` are in the roll-up mark. */
export async function readAliveUntil(connection: DuckDBConnection, mark: number): Promise<number> {
  return (await selectRow(connection, aliveSql(mark))).number('alive_until');
}

/** The mark holds the greatest received_ts of the rows that are rolled up; only the others are scanned. */
function aliveSql(mark: number): string {
  return `
    SELECT max(moment)::BIGINT AS alive_until FROM (
      SELECT 0 AS moment
      UNION ALL SELECT max(received_ts) FROM roll_up_marks
      UNION ALL SELECT max(received_ts) FROM readings WHERE ingest_id > ${whole(mark)}
      UNION ALL SELECT max(received_ts) FROM judge_checkpoint
      UNION ALL SELECT max(known_at) FROM alarm_events
      UNION ALL SELECT max(ts) FROM station_lines
      UNION ALL SELECT max(received_ts) FROM estimate_states
      UNION ALL SELECT max(last_seen) FROM quarantine)`;
}
