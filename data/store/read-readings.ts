import type { DuckDBConnection } from '@duckdb/node-api';
import { readingKey } from '../model/reading';
import { inTransaction } from './in-transaction';
import type { Known } from './known';
import { DAY_MS, LEVELS } from './levels';
import { type BucketPlan, planBuckets } from './plan-buckets';
import {
  bucketsSql,
  type Edge,
  edgesSql,
  type Marks,
  readingsSql,
  type SeriesSpan,
  wholeUnits,
} from './readings-query';
import { type Row, selectRows } from './row';
import { StoreError } from './store-error';
import type { Bucket, ReadingsAnswer, ReadingsQuery } from './types';

/** A store of at most this many rows is scanned whole in about 0.1 s; a larger one only over a span this short. */
const QUICKLY_SCANNED_ROWS = 20_000_000;
const QUICKLY_SCANNED_MS = 7 * DAY_MS;

/**
 * What one point read in [from, to], both ends included: the readings themselves where at most `maxPoints` lie there,
 * else buckets of at least one reading each. A bucket's `count` is its readings of any quality; min, max and mean are
 * those of quality 0 where it has any, else of all. A first bucket that began before `from` starts at `from`.
 */
export async function readReadings(
  connection: DuckDBConnection,
  query: ReadingsQuery,
  known: Known,
): Promise<ReadingsAnswer> {
  const { from, to } = checkedSpan(query);
  const plan = planBuckets(from, to, query.maxPoints);
  const series = known.series.number(readingKey(query.collector, query.point));
  if (series === undefined) return { source: plan.source, buckets: [] };
  const span = { series, from, to };
  // Taken before the transaction begins: marks may lag behind the tables, never run ahead of them.
  const marks = { ...known.rolled };
  const quick = known.readingsStored <= QUICKLY_SCANNED_ROWS || to - from <= QUICKLY_SCANNED_MS;
  return inTransaction(connection, async () => {
    const buckets = await readBuckets(connection, span, plan, marks);
    const total = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
    if (!quick || total > query.maxPoints) return { source: plan.source, buckets };
    const rows = await selectRows(connection, readingsSql(span));
    return { source: 'raw', buckets: rows.map(readingAt) };
  });
}

/** [from, to) in ms. */
function checkedSpan(query: ReadingsQuery): { readonly from: number; readonly to: number } {
  const { from, to, maxPoints } = query;
  if (!Number.isInteger(maxPoints) || maxPoints < 1 || maxPoints > 10_000) {
    throw new StoreError(`maxPoints is ${maxPoints}; give a whole number from 1 to 10000.`);
  }
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from > to) {
    throw new StoreError(
      `from ${from} and to ${to} are no span; give whole milliseconds, from not after to.`,
    );
  }
  return { from: Math.max(0, from), to: Math.max(0, to) + 1 };
}

async function readBuckets(
  connection: DuckDBConnection,
  span: SeriesSpan,
  plan: BucketPlan,
  marks: Marks,
): Promise<readonly Bucket[]> {
  const edges = await readEdges(connection, span, plan, marks);
  const rows = await selectRows(connection, bucketsSql(span, plan, marks, edges));
  return rows.map((row) => bucketAt(row, plan, span.from));
}

async function readEdges(
  connection: DuckDBConnection,
  span: SeriesSpan,
  plan: BucketPlan,
  marks: Marks,
): Promise<readonly Edge[]> {
  const level = LEVELS.find((candidate) => candidate.name === plan.source);
  if (!level) return [];
  const rows = await selectRows(connection, edgesSql(wholeUnits(span, level), level.name, marks));
  return rows.map((row) => {
    const first = row.numberOrNull('first');
    const last = row.numberOrNull('last');
    return first === null || last === null ? null : { first, last };
  });
}

function bucketAt(row: Row, plan: BucketPlan, from: number): Bucket {
  const goodCount = row.number('good_count');
  const badCount = row.number('bad_count');
  const kind = goodCount > 0 ? 'good' : 'bad';
  return {
    ts: Math.max(from, plan.anchorTs + row.number('bucket') * plan.widthMs),
    min: row.number(`${kind}_min`),
    max: row.number(`${kind}_max`),
    mean: row.number(`${kind}_sum`) / row.number(`${kind}_count`),
    count: goodCount + badCount,
    quality: row.number('quality'),
  };
}

function readingAt(row: Row): Bucket {
  const value = row.number('value');
  return {
    ts: row.number('ts'),
    min: value,
    max: value,
    mean: value,
    count: 1,
    quality: row.number('quality'),
  };
}
