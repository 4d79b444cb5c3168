import { isInside } from './is-inside';
import type { PlanePoint } from './projection';

/** A pillar as it stands on the screen, pixels. */
export interface ScreenSegment {
  readonly footX: number;
  readonly footY: number;
  readonly topX: number;
  readonly topY: number;
}

/**
 * Index of the pillar nearest to the pointer within `reachPx`, or -1. `segmentOf` answers null for what is out of sight.
 * No ray casting: 43,000 pillars are 43,000 distances to a segment.
 */
export function pickPillar(
  count: number,
  segmentOf: (index: number) => ScreenSegment | null,
  pointer: { readonly x: number; readonly y: number; readonly reachPx: number },
): number {
  let [nearest, distance] = [-1, pointer.reachPx];
  for (let i = 0; i < count; i++) {
    const segment = segmentOf(i);
    if (!segment) continue;
    const away = distanceTo(segment, pointer.x, pointer.y);
    if (away < distance) [nearest, distance] = [i, away];
  }
  return nearest;
}

export interface PickableDistrict {
  readonly code: string;
  readonly heightKm: number;
  /** Outer ring first, then holes; kilometres east and north. */
  readonly polygons: readonly (readonly (readonly PlanePoint[])[])[];
}

/** A sight line in scene coordinates: x east, y up, z south. */
export interface SightLine {
  readonly origin: readonly [number, number, number];
  readonly direction: readonly [number, number, number];
}

/** The district whose top the sight line meets first, or null. Walls are not looked at: they are thin. */
export function pickDistrict(districts: readonly PickableDistrict[], line: SightLine): string | null {
  let [found, nearest] = [null as string | null, Number.POSITIVE_INFINITY];
  for (const district of districts) {
    const along = (district.heightKm - line.origin[1]) / line.direction[1];
    if (!(along > 0) || along >= nearest) continue;
    const point = [
      line.origin[0] + along * line.direction[0],
      -(line.origin[2] + along * line.direction[2]),
    ] as const;
    if (district.polygons.some((rings) => isInside(point, rings))) [found, nearest] = [district.code, along];
  }
  return found;
}

function distanceTo({ footX, footY, topX, topY }: ScreenSegment, x: number, y: number): number {
  const [dx, dy] = [topX - footX, topY - footY];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((x - footX) * dx + (y - footY) * dy) / length2;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - footX - t * dx, y - footY - t * dy);
}
