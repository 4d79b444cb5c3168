import type { PointHealth } from '../../api/data-health/data-health';

export const TROUBLES = ['silent', 'frozen', 'bad', 'late'] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface PointFilter {
  readonly station: string | null;
  /** Any of them; all points when empty. */
  readonly only: readonly Trouble[];
}

/** Points of a station, or of all, that have any of the troubles asked for. */
export function filterPoints(points: readonly PointHealth[], { station, only }: PointFilter): PointHealth[] {
  return points.filter(
    (point) =>
      (station === null || point.station === station) &&
      (only.length === 0 || only.some((trouble) => HAS[trouble](point))),
  );
}

const HAS: Readonly<Record<Trouble, (point: PointHealth) => boolean>> = {
  silent: ({ silentSinceTs }) => silentSinceTs !== null,
  frozen: ({ frozenSinceTs }) => frozenSinceTs !== null,
  bad: ({ badShare }) => (badShare ?? 0) > 0,
  late: ({ lateShare }) => (lateShare ?? 0) > 0,
};
