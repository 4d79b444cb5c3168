import { bucketStart, LEVELS, type Level, type LevelName } from './levels';
import type { BucketPlan } from './plan-buckets';
import {
  bucketSql,
  COMBINED_STATISTICS,
  readingStatisticsSql,
  STATISTICS,
  whole,
  winnersSql,
} from './sql-parts';

/** One series in [from, to), ms. */
export interface SeriesSpan {
  readonly series: number;
  readonly from: number;
  readonly to: number;
}

/** Where the rows lie that a level does not hold yet. Null: there are none. */
export type Edge = { readonly first: number; readonly last: number } | null;

/** Every row up to this ingestId is in the level's table. */
export type Marks = Readonly<Record<LevelName, number>>;

/** Every reading of the span, the winner of each instant, oldest first: `ts, value, quality`. */
export function readingsSql(span: SeriesSpan): string {
  return `SELECT ts, winner.value AS value, winner.quality AS quality FROM (${winnersSql(within(span))}) ORDER BY ts`;
}

/**
 * One row `first, last` for each level up to `source`, in that order: the rows of the table below it that it does not
 * hold yet. They are asked for first, so that `bucketsSql` can bound what it reads.
 */
export function edgesSql(span: SeriesSpan, source: LevelName, marks: Marks): string {
  const rows = levelsUpTo(source).map(
    (level, index) =>
      `SELECT ${index} AS level, min(ts) AS first, max(ts) AS last FROM ${newRows(span, index, level, marks)}`,
  );
  return `${rows.join(' UNION ALL ')} ORDER BY level`;
}

/**
 * Statistics of each bucket of the plan that holds anything: `bucket` counts from the plan's anchor.
 * Whole units come from the plan's table, units that it does not hold yet from the tables below, and the two ends of the
 * span that are no whole units from the readings themselves: the answer is what the readings alone would give.
 */
export function bucketsSql(span: SeriesSpan, plan: BucketPlan, marks: Marks, edges: readonly Edge[]): string {
  const level = LEVELS.find((candidate) => candidate.name === plan.source);
  const { ctes, parts } = level
    ? levelParts(span, level, marks, edges)
    : { ctes: [], parts: [readingsOf(span)] };
  return `
    ${ctes.length > 0 ? `WITH ${ctes.join(',\n')}` : ''}
    SELECT (ts - ${whole(plan.anchorTs)}) // ${whole(plan.widthMs)} AS bucket, ${COMBINED_STATISTICS}
    FROM (${parts.join('\nUNION ALL\n')}) GROUP BY bucket ORDER BY bucket`;
}

/** The part of the span that is whole units of the level; empty when it holds none. */
export function wholeUnits(span: SeriesSpan, level: Level): SeriesSpan {
  const from = bucketStart(span.from + level.widthMs - 1, level.widthMs);
  const to = bucketStart(span.to, level.widthMs);
  return { series: span.series, from, to: Math.max(from, to) };
}

interface Pieces {
  readonly ctes: readonly string[];
  readonly parts: readonly string[];
}

function levelParts(span: SeriesSpan, level: Level, marks: Marks, edges: readonly Edge[]): Pieces {
  const middle = wholeUnits(span, level);
  if (middle.from === middle.to) return { ctes: [], parts: [readingsOf(span)] };
  const ends = [
    { ...span, to: middle.from },
    { ...span, from: middle.to },
  ];
  const endParts = ends.filter((end) => end.from < end.to).map((end) => readingsOf(end));
  const pieces = middleParts(middle, level, marks, edges);
  return { ctes: pieces.ctes, parts: [...pieces.parts, ...endParts] };
}

/** Each level's rows but for the stale ones; these are read from the level below, the first one's from the readings. */
function middleParts(span: SeriesSpan, top: Level, marks: Marks, edges: readonly Edge[]): Pieces {
  const levels = levelsUpTo(top.name);
  const ctes = levels.map(
    (level, index) => `
      ${staleTable(level)} AS (
        SELECT DISTINCT ${bucketSql('ts', level.widthMs)} AS ts FROM (
          SELECT ts FROM ${newRows(span, index, level, marks)}
          ${index > 0 ? `UNION ALL SELECT ts FROM ${staleTable(levelAt(levels, index - 1))}` : ''}))`,
  );
  const parts = levels.flatMap((level, index) => {
    const below = staleSpan(span, level, edges.slice(0, index + 1));
    if (!below) return [];
    const stale = `${bucketSql('ts', level.widthMs)} IN (FROM ${staleTable(level)})`;
    return [index === 0 ? readingsOf(below, stale) : fresh(below, levelAt(levels, index - 1), stale)];
  });
  return { ctes, parts: [...parts, fresh(span, top)] };
}

/** The rows of a level that are up to date. */
function fresh(span: SeriesSpan, level: Level, condition = 'true'): string {
  return `
    SELECT ts, ${STATISTICS} FROM ${level.table}
    WHERE ${within(span)} AND ts NOT IN (FROM ${staleTable(level)}) AND ${condition}`;
}

function readingsOf(span: SeriesSpan, condition = 'true'): string {
  return `SELECT ts, ${STATISTICS} FROM (${readingStatisticsSql(`${within(span)} AND ${condition}`)})`;
}

/** The buckets of the level that any of these edges touches, from the first to the last. */
function staleSpan(span: SeriesSpan, level: Level, edges: readonly Edge[]): SeriesSpan | null {
  const touched = edges.filter((edge) => edge !== null);
  if (touched.length === 0) return null;
  const first = Math.min(...touched.map((edge) => edge.first));
  const last = Math.max(...touched.map((edge) => edge.last));
  return {
    series: span.series,
    from: Math.max(span.from, bucketStart(first, level.widthMs)),
    to: Math.min(span.to, bucketStart(last, level.widthMs) + level.widthMs),
  };
}

/** The rows below the level that it does not hold yet. */
function newRows(span: SeriesSpan, index: number, level: Level, marks: Marks): string {
  const mark = whole(marks[level.name]);
  if (index === 0) return `readings WHERE ${within(span)} AND ingest_id > ${mark}`;
  return `${levelAt(LEVELS, index - 1).table} WHERE ${within(span)} AND last_ingest > ${mark}`;
}

function within(span: SeriesSpan): string {
  return `series = ${whole(span.series)} AND ts >= ${whole(span.from)} AND ts < ${whole(span.to)}`;
}

function staleTable(level: Level): string {
  return `stale_${level.name}`;
}

function levelsUpTo(name: LevelName): readonly Level[] {
  return LEVELS.slice(0, LEVELS.findIndex((level) => level.name === name) + 1);
}

function levelAt(levels: readonly Level[], index: number): Level {
  const level = levels[index];
  if (!level) throw new RangeError(`There is no level ${index}.`);
  return level;
}
