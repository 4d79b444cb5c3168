/** A roll-up table. Each is made from the one below it, the first from `readings`. */
export interface Level {
  readonly name: LevelName;
  readonly table: string;
  readonly widthMs: number;
}

export type LevelName = '1m' | '1h' | '1d';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Days are Asia/Shanghai days: UTC+8 all year since 1992. Minutes and hours are the same in both. */
export const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

export const LEVELS: readonly Level[] = [
  { name: '1m', table: 'readings_1m', widthMs: MINUTE_MS },
  { name: '1h', table: 'readings_1h', widthMs: HOUR_MS },
  { name: '1d', table: 'readings_1d', widthMs: DAY_MS },
];

/** Start of the bucket of `widthMs` that holds `ts`, counted from local midnight; ms. */
export function bucketStart(ts: number, widthMs: number): number {
  return Math.floor((ts + SHANGHAI_OFFSET_MS) / widthMs) * widthMs - SHANGHAI_OFFSET_MS;
}
