import type { PointId } from '../../data/model/points';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How far a forecast looks back unless told, ms: what wears does so over weeks, what heats over hours. Local defaults. */
const WINDOW_MS: Readonly<Partial<Record<PointId, number>>> = {
  differentialPressurePa: 7 * DAY_MS,
  sprayFlowM3h: 7 * DAY_MS,
  ductVelocityMs: 7 * DAY_MS,
  tankLevelM: DAY_MS,
};

export function defaultWindowMs(point: PointId): number {
  return WINDOW_MS[point] ?? 6 * HOUR_MS;
}
