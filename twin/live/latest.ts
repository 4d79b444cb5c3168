import type { EstimateId, Frame } from '../../data/model/frame';
import type { PointId } from '../../data/model/points';
import { type LatestValue, readingKey } from '../../data/model/reading';
import { LIVE, type World } from '../../data/model/world';

/** Line state of a station; `since` in epoch ms. */
export interface StationLine {
  readonly online: boolean;
  readonly since: number;
}

/** A trend bucket as `GET /api/readings` answers it; only the mean is drawn. */
export interface TrendBucket {
  readonly ts: number;
  readonly mean: number;
}

/** The newest value of every watched point, outside React. Times are epoch ms, values in the point's unit. */
export interface LatestStore {
  get(collector: string, point: PointId): LatestValue | undefined;
  /** Inferred, 0..100. */
  estimate(collector: string, id: EstimateId): number | undefined;
  line(station: string): StationLine | undefined;
  /** The last ten minutes, oldest first. */
  trend(collector: string, point: PointId): { ts: number[]; value: number[] };
  applyFrame(frame: Frame): void;
  /** Shows another moment, earlier or later: what is not in the frame was not known then. A trend goes on when the moment follows the one before closely, and begins anew when it does not. */
  replaceWith(frame: Frame): void;
  /** Puts history before what has come live. Buckets at or after the first live value are left out. */
  seedTrend(collector: string, point: PointId, buckets: readonly TrendBucket[]): void;
  /** Called once per applied frame or seed. Answers how to stop. */
  subscribe(listener: () => void): () => void;
  /** Grows by one with every applied frame or seed. */
  readonly version: number;
  /** Server clock of the newest frame; 0 before the first. */
  readonly serverTs: number;
}

export const TREND_SPAN_MS = 600_000;
/** Faster values replace each other within this time, so a ring of 1200 always covers the span. */
const TREND_STEP_MS = 500;
const TREND_CAPACITY = TREND_SPAN_MS / TREND_STEP_MS;
/** A moment that comes within this time after the one shown goes on with its trends. */
const FOLLOWS_WITHIN_MS = 30_000;

/**
 * A store for the frames of one world; frames of another world are ignored.
 * A value older than the one held is ignored too: in a frame the latest wins, between frames the newest.
 */
export function createLatestStore(world: World = LIVE): LatestStore {
  const latest = new Map<string, LatestValue>();
  const estimates = new Map<string, number>();
  const lines = new Map<string, StationLine>();
  const rings = new Map<string, TrendRing>();
  const listeners = new Set<() => void>();
  let version = 0;
  let serverTs = 0;

  const ring = (key: string): TrendRing => {
    const found = rings.get(key) ?? createTrendRing();
    rings.set(key, found);
    return found;
  };
  const tell = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };

  function put(frame: Frame): void {
    for (const [collector, point, ts, value, quality] of frame.values) {
      const key = readingKey(collector, point);
      const held = latest.get(key);
      if (held && held.ts > ts) continue;
      latest.set(key, { ts, value, quality, receivedTs: frame.ts });
      ring(key).push(ts, value);
    }
    for (const [collector, id, value] of frame.estimates) estimates.set(`${collector}/${id}`, value);
    for (const { station, online, since } of frame.stations) lines.set(station, { online, since });
    tell();
  }

  return {
    get: (collector, point) => latest.get(readingKey(collector, point)),
    estimate: (collector, id) => estimates.get(`${collector}/${id}`),
    line: (station) => lines.get(station),
    trend: (collector, point) => rings.get(readingKey(collector, point))?.read() ?? { ts: [], value: [] },
    applyFrame(frame) {
      if (frame.world !== world) return;
      serverTs = Math.max(serverTs, frame.ts);
      put(frame);
    },
    replaceWith(frame) {
      if (frame.world !== world) return;
      const follows = frame.ts >= serverTs && frame.ts - serverTs <= FOLLOWS_WITHIN_MS;
      for (const known of [latest, estimates, lines]) known.clear();
      if (!follows) rings.clear();
      serverTs = frame.ts;
      put(frame);
    },
    seedTrend(collector, point, buckets) {
      ring(readingKey(collector, point)).seed(buckets);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get version() {
      return version;
    },
    get serverTs() {
      return serverTs;
    },
  };
}

interface TrendRing {
  push(ts: number, value: number): void;
  seed(buckets: readonly TrendBucket[]): void;
  read(): { ts: number[]; value: number[] };
}

/** Fixed memory per point: two typed arrays, the oldest overwritten first. */
function createTrendRing(): TrendRing {
  const times = new Float64Array(TREND_CAPACITY);
  const values = new Float64Array(TREND_CAPACITY);
  let start = 0;
  let length = 0;
  const at = (index: number): number => (start + index) % TREND_CAPACITY;

  function push(ts: number, value: number): void {
    const beforeTs = length > 1 ? (times[at(length - 2)] ?? 0) : Number.NEGATIVE_INFINITY;
    const isSame = length > 0 && times[at(length - 1)] === ts;
    const replaces = isSame || (length > 0 && ts - beforeTs < TREND_STEP_MS);
    if (!replaces && length === TREND_CAPACITY) start = at(1);
    else if (!replaces) length += 1;
    const slot = at(length - 1);
    times[slot] = ts;
    values[slot] = value;
  }

  function read(): { ts: number[]; value: number[] } {
    const oldest = length > 0 ? (times[at(length - 1)] ?? 0) - TREND_SPAN_MS : 0;
    const answer: { ts: number[]; value: number[] } = { ts: [], value: [] };
    for (let index = 0; index < length; index += 1) {
      const ts = times[at(index)] ?? 0;
      if (ts < oldest) continue;
      answer.ts.push(ts);
      answer.value.push(values[at(index)] ?? 0);
    }
    return answer;
  }

  function seed(buckets: readonly TrendBucket[]): void {
    const live = read();
    const firstLive = live.ts[0] ?? Number.POSITIVE_INFINITY;
    start = 0;
    length = 0;
    const earlier = buckets.filter((bucket) => bucket.ts < firstLive).sort((a, b) => a.ts - b.ts);
    for (const bucket of earlier) push(bucket.ts, bucket.mean);
    live.ts.forEach((ts, index) => {
      push(ts, live.value[index] ?? 0);
    });
  }

  return { push, seed, read };
}
