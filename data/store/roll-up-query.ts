import { bucketStart, DAY_MS, type Level } from './levels';
import { bucketSql, COMBINED_STATISTICS, readingStatisticsSql, STATISTICS, whole } from './sql-parts';

/** Rows of the table below a level that are to be rolled into it: those whose ingestId lies in (after, upTo]. */
export interface RollUpStep {
  readonly level: Level;
  /** `readings`, or the table of the level below. */
  readonly below: string;
  readonly after: number;
  readonly upTo: number;
}

/** Buckets of one local day, from the first to the last that a step touches: `[from, to)`, ms. */
export interface TouchedDay {
  readonly from: number;
  readonly to: number;
}

/** One row `first, last` for each local day with touched buckets: their first and last start. */
export function touchedDaysSql(step: RollUpStep): string {
  return `
    SELECT min(ts) AS first, max(ts) AS last FROM (${touchedSql(step, 'true')})
    GROUP BY ${bucketSql('ts', DAY_MS)} ORDER BY first`;
}

/** A day's touched buckets as a span of whole buckets; `first` and `last` are starts of buckets, ms. */
export function touchedDay(step: RollUpStep, first: number, last: number): TouchedDay {
  const { widthMs } = step.level;
  return { from: bucketStart(first, widthMs), to: bucketStart(last, widthMs) + widthMs };
}

/** Removes the day's touched buckets, which `insertSql` makes anew. */
export function deleteSql(step: RollUpStep, day: TouchedDay): string {
  const { table } = step.level;
  return `
    DELETE FROM ${table} USING (${touchedSql(step, within(day))}) touched
    WHERE ${table}.series = touched.series AND ${table}.ts = touched.ts
      AND ${table}.ts >= ${whole(day.from)} AND ${table}.ts < ${whole(day.to)}`;
}

/** Makes the day's touched buckets from all that the table below holds of them. */
export function insertSql(step: RollUpStep, day: TouchedDay): string {
  const bucket = bucketSql('ts', step.level.widthMs);
  const touched = `${within(day)} AND (series, ${bucket}) IN (SELECT (series, ts) FROM (${touchedSql(step, within(day))}))`;
  const rows =
    step.below === 'readings'
      ? readingStatisticsSql(touched)
      : `SELECT series, ts, ${STATISTICS} FROM ${step.below} WHERE ${touched}`;
  return `
    INSERT INTO ${step.level.table}
    SELECT series, bucket AS ts, ${STATISTICS} FROM (
      SELECT series, ${bucket} AS bucket, ${COMBINED_STATISTICS} FROM (${rows}) GROUP BY ALL)
    ORDER BY series, ts`;
}

/** Greatest moment of receipt among the step's readings: `received_ts`. */
export function receivedSql(step: RollUpStep): string {
  return `SELECT max(received_ts) AS received_ts FROM readings WHERE ${isNew(step)}`;
}

function touchedSql(step: RollUpStep, condition: string): string {
  return `
    SELECT DISTINCT series, ${bucketSql('ts', step.level.widthMs)} AS ts FROM ${step.below}
    WHERE ${isNew(step)} AND ${condition}`;
}

function isNew(step: RollUpStep): string {
  const column = step.below === 'readings' ? 'ingest_id' : 'last_ingest';
  const upTo = step.below === 'readings' ? `AND ingest_id <= ${whole(step.upTo)}` : '';
  return `${column} > ${whole(step.after)} ${upTo}`;
}

function within(day: TouchedDay): string {
  return `ts >= ${whole(day.from)} AND ts < ${whole(day.to)}`;
}
