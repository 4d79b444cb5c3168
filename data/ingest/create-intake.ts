import { type Reading, readingKey, type StoredReading } from '../model/reading';
import type { Rejection } from '../model/rejection';
import { makeRejection } from './make-rejection';
import { createRecentKeys, type RecentKeys, type Remembered } from './recent-keys';

export interface IntakeOptions {
  /** The newest stored readings in ascending `ingestId`: what is remembered across a restart. */
  readonly tail: Iterable<StoredReading>;
  /** Greatest `ingestId` ever given; the next reading gets the one after it. */
  readonly lastIngestId: number;
  /** The exercise run whose world it is; left out = live. Only names the topic of a conflict. */
  readonly run?: string;
  /** Keys remembered per collector and point. Default 2048: half an hour at a sample a second. */
  readonly dedupPerSeries?: number;
  /** How far back in event time, ms, a sample of this collector may come and still be in order. */
  readonly reorderMsOf: (collector: string) => number;
}

export interface Accepted {
  /** In order of arrival, `ingestId` ascending. */
  readonly kept: readonly StoredReading[];
  /** Stored before, and lost now: the rows to delete. */
  readonly superseded: readonly {
    readonly collector: string;
    readonly point: Reading['point'];
    readonly ts: number;
  }[];
  /** The losing value of every conflict. */
  readonly conflicts: readonly Rejection[];
  /** Readings that were known already, value and quality alike: nothing changed. */
  readonly repeated: number;
}

export interface Intake {
  /** Readings of one message, as decoded. */
  accept(readings: readonly Reading[], receivedTs: number): Accepted;
  /** Greatest accepted `ts` less `reorderMs`; -Infinity while nothing of the collector is known. */
  watermark(collector: string): number;
  readonly lastIngestId: () => number;
}

/**
 * One key, one value, one order of arrival, for one world. The key is (collector, point, ts). The same value again
 * changes nothing; of two values the one with the greater (boot, seq) stays, at equal (boot, seq) the greater
 * (value, quality), so that any order and any repetition of messages ends alike. Memory is bounded: a key beyond the
 * last `dedupPerSeries` of its series is kept once more, and queries show the greater (boot, seq).
 * After a commit that threw, make a new intake from the store.
 */
export function createIntake({
  tail,
  lastIngestId,
  run,
  dedupPerSeries = 2048,
  reorderMsOf,
}: IntakeOptions): Intake {
  const root = run === undefined ? '' : `exercise/${run}/`;
  const series = new Map<string, RecentKeys>();
  const greatestTs = new Map<string, number>();
  let ingestId = lastIngestId;

  const keysOf = (reading: Reading): RecentKeys => {
    const name = readingKey(reading.collector, reading.point);
    const found = series.get(name);
    if (found) return found;
    const made = createRecentKeys(dedupPerSeries);
    series.set(name, made);
    return made;
  };
  const raise = ({ collector, ts }: Reading): void => {
    if (ts > (greatestTs.get(collector) ?? Number.NEGATIVE_INFINITY)) greatestTs.set(collector, ts);
  };
  const watermark = (collector: string): number =>
    (greatestTs.get(collector) ?? Number.NEGATIVE_INFINITY) - reorderMsOf(collector);

  for (const reading of tail) {
    keysOf(reading).set(reading.ts, reading);
    raise(reading);
  }

  const accept = (readings: readonly Reading[], receivedTs: number): Accepted => {
    const result = {
      kept: [] as StoredReading[],
      superseded: [] as Key[],
      conflicts: [] as Rejection[],
      repeated: 0,
    };
    const marks = new Map<string, number>();
    for (const reading of readings) {
      const { collector, point, ts } = reading;
      if (!marks.has(collector)) marks.set(collector, watermark(collector));
      const keys = keysOf(reading);
      const known = keys.get(ts);
      if (known && isSame(known, reading)) {
        result.repeated += 1;
        // The row stays, but a third value must also beat this message's place in the order.
        if (isAfter(reading, known)) keys.set(ts, reading);
        continue;
      }
      if (known) {
        const wins = isAfter(reading, known);
        result.conflicts.push(conflictOf(reading, known, { wins, root, receivedTs }));
        if (!wins) continue;
      }
      keys.set(ts, reading);
      raise(reading);
      const late = ts < (marks.get(collector) ?? Number.NEGATIVE_INFINITY);
      const place = known ? placeOf(reading, result.kept) : -1;
      if (known && place < 0) result.superseded.push({ collector, point, ts });
      // Two values for one key in one message: the winner takes the loser's place.
      const id = result.kept[place]?.ingestId ?? ingestId + 1;
      ingestId = Math.max(ingestId, id);
      result.kept[place < 0 ? result.kept.length : place] = stored(reading, id, receivedTs, late);
    }
    return result;
  };

  return { accept, watermark, lastIngestId: () => ingestId };
}

type Key = Accepted['superseded'][number];

/** Written out: a spread here costs more than all the rest. */
function stored(reading: Reading, ingestId: number, receivedTs: number, late: boolean): StoredReading {
  const { collector, point, ts, value, quality, station, boot, seq } = reading;
  return { collector, point, ts, value, quality, station, boot, seq, ingestId, receivedTs, late };
}

function placeOf({ collector, point, ts }: Reading, kept: readonly StoredReading[]): number {
  return kept.findIndex((row) => row.ts === ts && row.point === point && row.collector === collector);
}

function isSame(a: Remembered, b: Remembered): boolean {
  return a.value === b.value && a.quality === b.quality;
}

function isAfter(a: Remembered, b: Remembered): boolean {
  if (a.boot !== b.boot) return a.boot > b.boot;
  if (a.seq !== b.seq) return a.seq > b.seq;
  if (a.value !== b.value) return a.value > b.value;
  return a.quality > b.quality;
}

function conflictOf(
  reading: Reading,
  known: Remembered,
  { wins, root, receivedTs }: { readonly wins: boolean; readonly root: string; readonly receivedTs: number },
): Rejection {
  const [winner, loser]: readonly [Remembered, Remembered] = wins ? [reading, known] : [known, reading];
  const found = {
    field: `${reading.collector}.${reading.point}`,
    value: loser.value,
    limit: winner.value,
    more: { ts: reading.ts, boot: loser.boot, seq: loser.seq, keptBoot: winner.boot, keptSeq: winner.seq },
  };
  return makeRejection('conflicting-value', found, {
    station: reading.station,
    topic: `${root}dust/v1/${reading.station}/telemetry`,
    payload: new Uint8Array(),
    receivedTs,
  });
}
