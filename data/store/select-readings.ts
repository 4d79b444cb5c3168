import type { DuckDBConnection } from '@duckdb/node-api';
import type { PointId } from '../model/points';
import type { Quality, StoredReading } from '../model/reading';
import { type Known, seriesOf } from './known';
import { StoreError } from './store-error';

/** Whole numbers come as DOUBLE, exact up to 2^53, because a BIGINT costs an object each. */
const COLUMNS = `ingest_id::DOUBLE, series, ts::DOUBLE, received_ts::DOUBLE, boot::DOUBLE, seq::DOUBLE,
  value, quality, late::UTINYINT, station`;

/** Rows of `readings` with their dictionary names; `rest` is what follows the table: WHERE, ORDER BY, LIMIT. Read by columns: many at once. */
export async function selectReadings(
  connection: DuckDBConnection,
  known: Known,
  rest: string,
): Promise<readonly StoredReading[]> {
  const reader = await connection.runAndReadAll(`SELECT ${COLUMNS} FROM readings ${rest}`);
  // The types are those of the columns above.
  const [ingestIds, series, times, received, boots, seqs, values, qualities, lates, stations] =
    reader.getColumns() as unknown as readonly (readonly number[])[];
  const nameOf = namesOf(known);
  return (ingestIds ?? []).map((ingestId, row) => {
    const { collector, point, station } = nameOf(numberAt(series, row), numberAt(stations, row));
    return {
      collector,
      point,
      station,
      ts: numberAt(times, row),
      value: numberAt(values, row),
      quality: numberAt(qualities, row) as Quality,
      boot: numberAt(boots, row),
      seq: numberAt(seqs, row),
      ingestId,
      receivedTs: numberAt(received, row),
      late: numberAt(lates, row) === 1,
    };
  });
}

interface Names {
  readonly collector: string;
  readonly point: PointId;
  readonly station: string;
}

/** Each pair of numbers is looked up once. */
function namesOf(known: Known): (series: number, station: number) => Names {
  const found = new Map<number, Map<number, Names>>();
  return (series, station) => {
    const before = found.get(series)?.get(station);
    if (before) return before;
    const name = known.stations.name(station);
    if (name === undefined)
      throw new StoreError(`Station ${station} is in no dictionary; restore the database from a copy.`);
    const names = { ...seriesOf(known, series), station: name };
    found.set(series, (found.get(series) ?? new Map<number, Names>()).set(station, names));
    return names;
  };
}

function numberAt(column: readonly number[] | undefined, row: number): number {
  return column?.[row] ?? 0;
}
