import type { DuckDBConnection } from '@duckdb/node-api';
import type { Database } from './database';
import type { Known } from './known';
import { bucketStart, LEVELS, type Level, type LevelName } from './levels';
import { markLatest } from './mark-latest';
import {
  deleteSql,
  insertSql,
  type RollUpStep,
  receivedSql,
  touchedDay,
  touchedDaysSql,
} from './roll-up-query';
import { selectRow, selectRows } from './row';
import { whole } from './sql-parts';

/** Readings rolled up in one transaction at most, so that catching up never holds much memory. */
const ROWS_A_STEP = 500_000;

/**
 * Rolls every minute touched since the last call into `readings_1m`, and, when the newest of these lies in another hour
 * or day than the last one rolled, the touched hours and days; then marks the newest readings. Resumes where it stopped, also after a restart.
 * Answers how many rows of minutes were written.
 */
export async function rollUp(database: Database, known: Known): Promise<{ readonly minutes: number }> {
  let minutes = 0;
  const goal = known.lastIngestId;
  while (known.rolled['1m'] < goal) {
    const upTo = Math.min(goal, known.rolled['1m'] + ROWS_A_STEP);
    const step = { level: levelNamed('1m'), below: 'readings', after: known.rolled['1m'], upTo };
    minutes += await database.derive(
      'roll up minutes',
      (connection) => rollStep(connection, step),
      () => {
        known.rolled['1m'] = Math.max(known.rolled['1m'], upTo);
      },
    );
  }
  await rollAbove(database, known, '1h', '1m');
  await rollAbove(database, known, '1d', '1h');
  await markLatest(database, known);
  return { minutes };
}

/** Rolls hours or days once the level below has gone on into a new one. Late rows wait for that; queries do not. */
async function rollAbove(
  database: Database,
  known: Known,
  name: LevelName,
  belowName: LevelName,
): Promise<void> {
  const level = levelNamed(name);
  const upTo = known.rolled[belowName];
  const step = { level, below: levelNamed(belowName).table, after: known.rolled[name], upTo };
  await database.derive(
    `roll up ${level.table}`,
    async (connection) => {
      const isDue =
        (await throughTs(connection, level, belowName)) > (await throughTs(connection, level, name));
      if (isDue) await rollStep(connection, step);
      return isDue;
    },
    (rolled) => {
      if (rolled) known.rolled[name] = Math.max(known.rolled[name], upTo);
    },
  );
}

/** Answers how many rows it wrote. Running it again writes the same. */
async function rollStep(connection: DuckDBConnection, step: RollUpStep): Promise<number> {
  const days = (await selectRows(connection, touchedDaysSql(step))).map((row) =>
    touchedDay(step, row.number('first'), row.number('last')),
  );
  let written = 0;
  for (const day of days) {
    await connection.run(deleteSql(step, day));
    written += (await connection.run(insertSql(step, day))).rowsChanged;
  }
  const newest = days.at(-1);
  await moveMark(connection, step, newest ? newest.to - step.level.widthMs : 0);
  return written;
}

async function moveMark(connection: DuckDBConnection, step: RollUpStep, newestTs: number): Promise<void> {
  const received =
    step.below === 'readings'
      ? (await selectRow(connection, receivedSql(step))).numberOrNull('received_ts')
      : null;
  await connection.run(`
    UPDATE roll_up_marks SET ingest_id = greatest(ingest_id, ${whole(step.upTo)}),
      through_ts = greatest(through_ts, ${whole(newestTs)}), received_ts = greatest(received_ts, ${whole(received ?? 0)})
    WHERE level = '${step.level.name}'`);
}

/** The bucket of `level` that holds the newest bucket which the level `rolled` has. */
async function throughTs(connection: DuckDBConnection, level: Level, rolled: LevelName): Promise<number> {
  const row = await selectRow(connection, `SELECT through_ts FROM roll_up_marks WHERE level = '${rolled}'`);
  return bucketStart(row.number('through_ts'), level.widthMs);
}

function levelNamed(name: LevelName): Level {
  const level = LEVELS.find((candidate) => candidate.name === name);
  if (!level) throw new RangeError(`There is no level ${name}.`);
  return level;
}
