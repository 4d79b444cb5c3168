import type { PointId } from './points';

/** 0 good, 1 out of range, 2 stale, 3 communication fault, 4 maintenance. */
export type Quality = 0 | 1 | 2 | 3 | 4;

/** One value of one point at one instant. A switch is 0 or 1. The key is (world, collector, point, ts). */
export interface Reading {
  /** Global collector id. */
  readonly collector: string;
  readonly point: PointId;
  /** Time of measurement, epoch milliseconds UTC. */
  readonly ts: number;
  readonly value: number;
  readonly quality: Quality;
  readonly station: string;
  /** Grows at each restart of the station; 0 where the adapter has none. */
  readonly boot: number;
  /** Grows by one per message; the order of arrival where the adapter has none. */
  readonly seq: number;
}

/** A reading as the server keeps it: with the moment and the order in which it came. */
export interface StoredReading extends Reading {
  /** Counted per world; 1 is the first reading ever kept. */
  readonly ingestId: number;
  readonly receivedTs: number;
  /** Below the watermark when it came: kept, judged in a pass of its own. */
  readonly late: boolean;
}

/** The newest value of a point, as screens show it. */
export interface LatestValue {
  readonly ts: number;
  readonly value: number;
  readonly quality: Quality;
  readonly receivedTs: number;
}

export function readingKey(collector: string, point: PointId): string {
  return `${collector}/${point}`;
}
