import { SHANGHAI_OFFSET_MS } from './levels';
import { StoreError } from './store-error';

/** A whole number as SQL text. Written into the statement, not bound, so that DuckDB skips the row groups outside it. */
export function whole(value: number): string {
  if (!Number.isSafeInteger(value))
    throw new StoreError(`${value} is not a whole number; give one of at most 2^53.`);
  return String(value);
}

/** True where the column is one of so many values, which are bound to the `?`s. */
export function amongSql(column: string, choices: number): string {
  return choices === 0 ? 'false' : `${column} IN (${Array.from({ length: choices }, () => '?').join(', ')})`;
}

/** SQL of `bucketStart`. The division truncates, so it asks for times after 1969. */
export function bucketSql(ts: string, widthMs: number): string {
  const offset = whole(SHANGHAI_OFFSET_MS);
  return `((${ts} + ${offset}) // ${whole(widthMs)} * ${whole(widthMs)} - ${offset})`;
}

/** The columns of a roll-up beside series and ts. */
export const STATISTICS =
  'good_count, good_min, good_max, good_sum, bad_count, bad_min, bad_max, bad_sum, quality, last_ingest';

/** Select list that makes the statistics of many rows of statistics. Exact but for the order of the sums. */
export const COMBINED_STATISTICS = `
  sum(good_count)::BIGINT AS good_count, min(good_min) AS good_min, max(good_max) AS good_max, sum(good_sum) AS good_sum,
  sum(bad_count)::BIGINT AS bad_count, min(bad_min) AS bad_min, max(bad_max) AS bad_max, sum(bad_sum) AS bad_sum,
  max(quality) AS quality, max(last_ingest) AS last_ingest`;

/** Of `readings`, the row that counts for each (series, ts): greatest (boot, seq, ingest_id). */
export function winnersSql(where: string): string {
  return `
    SELECT series, ts, max(ingest_id) AS last_ingest,
      arg_max({'value': value, 'quality': quality}, (boot, seq, ingest_id)) AS winner
    FROM readings WHERE ${where} GROUP BY series, ts`;
}

/** Readings as rows of statistics of one reading each. */
export function readingStatisticsSql(where: string): string {
  return `
    SELECT series, ts,
      CASE WHEN good THEN 1 ELSE 0 END AS good_count,
      CASE WHEN good THEN value END AS good_min, CASE WHEN good THEN value END AS good_max,
      CASE WHEN good THEN value END AS good_sum,
      CASE WHEN good THEN 0 ELSE 1 END AS bad_count,
      CASE WHEN good THEN NULL ELSE value END AS bad_min, CASE WHEN good THEN NULL ELSE value END AS bad_max,
      CASE WHEN good THEN NULL ELSE value END AS bad_sum,
      quality, last_ingest
    FROM (SELECT series, ts, last_ingest, winner.value AS value, winner.quality AS quality, winner.quality = 0 AS good
      FROM (${winnersSql(where)}))`;
}
