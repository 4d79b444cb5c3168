import type { DuckDBConnection } from '@duckdb/node-api';
import { readingKey, type StoredReading } from '../model/reading';
import { keepAlarmEvents } from './alarms';
import { appendReadings } from './append-readings';
import { keepEstimateState } from './estimate-states';
import { insertRows } from './insert-rows';
import type { Known } from './known';
import { foldRejections, keepRejections } from './quarantine';
import { keepRunActions } from './run-actions';
import { whole } from './sql-parts';
import { keepStationLines } from './station-lines';
import type { CommitGroup } from './types';

/** What a durable group changes in `Known`. */
export interface Learned {
  readonly series: readonly (readonly [number, string])[];
  readonly stations: readonly (readonly [number, string])[];
  readonly readings: number;
  readonly lastIngestId: number;
  readonly rejections: number;
  readonly quarantineKeys: Iterable<string>;
  readonly raised: number;
  /** Receipt times of all that the group holds. */
  readonly receivedTs: readonly number[];
}

/** Writes a group inside the connection's transaction. */
export async function commitGroup(
  connection: DuckDBConnection,
  group: CommitGroup,
  known: Known,
): Promise<Learned> {
  const readings = winnersOf(group);
  const series = known.series.plan(new Set(readings.map(keyOf)));
  const stations = known.stations.plan(new Set(readings.map((reading) => reading.station)));
  await keepDictionaries(connection, series.added, stations.added);
  const deleted = await deleteSuperseded(connection, group, known);
  await appendReadings(
    connection,
    readings.map((reading) => ({
      reading,
      series: numberIn(series.numbers, keyOf(reading)),
      station: numberIn(stations.numbers, reading.station),
    })),
  );
  const raised = await keepAlarmEvents(connection, group.alarmEvents);
  const rejections = foldRejections(group.rejections, known.quarantineKeys);
  await keepRejections(connection, rejections);
  if (group.checkpoint) await keepCheckpoint(connection, group.checkpoint);
  await keepStationLines(connection, group.lines ?? []);
  if (group.estimates) await keepEstimateState(connection, group.estimates);
  await keepRunActions(connection, group.actions ?? []);
  return {
    series: series.added,
    stations: stations.added,
    readings: readings.length - deleted,
    lastIngestId: group.readings.at(-1)?.ingestId ?? known.lastIngestId,
    rejections: group.rejections.reduce((sum, { count = 1 }) => sum + count, 0),
    quarantineKeys: rejections.keys(),
    raised,
    receivedTs: receivedTsOf(group),
  };
}

/** Brings what is known up to a group that is durable now. */
export function learn(known: Known, learned: Learned): void {
  known.series.learn(learned.series);
  known.stations.learn(learned.stations);
  known.readingsStored += learned.readings;
  known.lastIngestId = learned.lastIngestId;
  known.readingsRejected += learned.rejections;
  known.alarmsRaised += learned.raised;
  for (const key of learned.quarantineKeys) known.quarantineKeys.add(key);
  for (const ts of learned.receivedTs) {
    known.oldestTs = Math.min(known.oldestTs ?? ts, ts);
    known.newestTs = Math.max(known.newestTs ?? ts, ts);
  }
}

function receivedTsOf(group: CommitGroup): number[] {
  return [
    ...group.readings.map(({ receivedTs }) => receivedTs),
    ...group.rejections.map(({ receivedTs }) => receivedTs),
    ...group.alarmEvents.map(({ knownAt }) => knownAt),
    ...(group.lines ?? []).map(({ ts }) => ts),
    ...(group.checkpoint ? [group.checkpoint.receivedTs] : []),
    ...(group.estimates ? [group.estimates.receivedTs] : []),
  ];
}

/** A key may have lost to a later message of the same group: that row is not written at all. */
function winnersOf(group: CommitGroup): readonly StoredReading[] {
  if (group.superseded.length === 0) return group.readings;
  const winners = new Map<string, StoredReading>();
  const superseded = new Set(group.superseded.map(instantOf));
  for (const reading of group.readings) {
    const instant = instantOf(reading);
    if (!superseded.has(instant)) continue;
    const best = winners.get(instant);
    if (!best || outranks(reading, best)) winners.set(instant, reading);
  }
  return group.readings.filter((reading) => (winners.get(instantOf(reading)) ?? reading) === reading);
}

function instantOf(key: Pick<StoredReading, 'collector' | 'point' | 'ts'>): string {
  return `${keyOf(key)}/${key.ts}`;
}

/** `reading` came later, so it wins a tie. */
function outranks(reading: StoredReading, before: StoredReading): boolean {
  return reading.boot === before.boot ? reading.seq >= before.seq : reading.boot > before.boot;
}

function keyOf(reading: Pick<StoredReading, 'collector' | 'point'>): string {
  return readingKey(reading.collector, reading.point);
}

function numberIn(numbers: ReadonlyMap<string, number>, name: string): number {
  return numbers.get(name) ?? 0;
}

async function keepDictionaries(
  connection: DuckDBConnection,
  series: readonly (readonly [number, string])[],
  stations: readonly (readonly [number, string])[],
): Promise<void> {
  await insertRows(
    connection,
    { table: 'series', columns: ['id', 'collector', 'point'] },
    series.map(([id, key]) => [id, ...key.split('/')]),
  );
  await insertRows(connection, { table: 'stations', columns: ['id', 'name'] }, stations);
}

/** One statement for all keys; the bounds let DuckDB skip the row groups of other times. Answers how many rows went. */
async function deleteSuperseded(
  connection: DuckDBConnection,
  group: CommitGroup,
  known: Known,
): Promise<number> {
  const keys = group.superseded.flatMap((key) => {
    const series = known.series.number(keyOf(key));
    return series === undefined ? [] : [{ series, ts: key.ts }];
  });
  if (keys.length === 0) return 0;
  const earliest = keys.reduce((least, key) => Math.min(least, key.ts), Number.MAX_SAFE_INTEGER);
  const latest = keys.reduce((greatest, key) => Math.max(greatest, key.ts), 0);
  const values = keys.map((key) => `(${whole(key.series)}, ${whole(key.ts)})`).join(', ');
  const result = await connection.run(`
    DELETE FROM readings USING (VALUES ${values}) lost(series, ts)
    WHERE readings.series = lost.series AND readings.ts = lost.ts
      AND readings.ts BETWEEN ${whole(earliest)} AND ${whole(latest)}`);
  return result.rowsChanged;
}

async function keepCheckpoint(
  connection: DuckDBConnection,
  checkpoint: NonNullable<CommitGroup['checkpoint']>,
): Promise<void> {
  await connection.run('INSERT OR REPLACE INTO judge_checkpoint VALUES (1, ?, ?, ?)', [
    checkpoint.ingestId,
    checkpoint.receivedTs,
    JSON.stringify(checkpoint.state),
  ]);
}
