import type { DuckDBConnection } from '@duckdb/node-api';
import type { PointId } from '../model/points';
import { selectOpenAlarmsAt } from './alarms';
import { selectEstimateState } from './estimate-states';
import { inTransaction } from './in-transaction';
import { type Known, seriesOf } from './known';
import { selectLatestAt } from './latest-at';
import { MINUTE_MS } from './levels';
import { selectReadings } from './select-readings';
import { whole } from './sql-parts';
import { selectLinesAt } from './station-lines';
import type { MomentQuery, StoredMoment } from './types';
import { selectRiskAt, selectWarningsAt } from './warnings';

/** Where no estimates were saved before a moment, this much before it is told: twice as long as the flow waits to save. */
const UNSAVED_MS = 10 * MINUTE_MS;

/** How the world stood at a moment, from one state of the file. */
export async function selectMoment(
  connection: DuckDBConnection,
  known: Known,
  query: MomentQuery,
): Promise<StoredMoment> {
  const { at } = query;
  return inTransaction(connection, async () => ({
    latest: await selectLatestAt(connection, known, { at, series: seriesFor(known, query) }),
    estimates: await selectEstimatesAt(connection, known, query),
    lines: await selectLinesAt(connection, at),
    alarms: await selectOpenAlarmsAt(connection, at),
    warnings: await selectWarningsAt(connection, at),
    risk: await selectRiskAt(connection, at),
  }));
}

async function selectEstimatesAt(
  connection: DuckDBConnection,
  known: Known,
  { at, collectors, withoutEstimates }: MomentQuery,
): Promise<StoredMoment['estimates']> {
  if (withoutEstimates) return { state: null, since: [] };
  const saved = await selectEstimateState(connection, at);
  const series = seriesFor(known, collectors ? { collectors } : {});
  if (series?.length === 0) return { state: saved?.state ?? null, since: [] };
  const after = saved ? `ingest_id > ${whole(saved.ingestId)}` : `received_ts > ${whole(at - UNSAVED_MS)}`;
  const among = series ? `series IN (${series.map(whole).join(', ')})` : 'true';
  const since = await selectReadings(
    connection,
    known,
    `WHERE ${after} AND received_ts <= ${whole(at)} AND ${among} ORDER BY ingest_id`,
  );
  return { state: saved?.state ?? null, since };
}

/** Numbers of the series that a query asks for; null when it asks for all. */
function seriesFor(
  known: Known,
  { collectors, points }: { readonly collectors?: readonly string[]; readonly points?: readonly PointId[] },
): readonly number[] | null {
  if (!collectors && !points) return null;
  const wanted = collectors && new Set(collectors);
  return known.series.all().filter((number) => {
    const { collector, point } = seriesOf(known, number);
    return (!wanted || wanted.has(collector)) && (!points || points.includes(point));
  });
}
