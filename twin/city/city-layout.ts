import type { Enterprise } from '../../data/model/registry';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import { higherLevel, type PlacedEnterprise } from './gather-enterprises';
import type { LonLat, PlanePoint, Projection } from './projection';

/** West, south, east, north; kilometres of the projection. */
export type Bounds = readonly [number, number, number, number];

type Place = Pick<Enterprise, 'id' | 'longitude' | 'latitude'>;

/** Enterprises on the plane, with their risk and their open warning. */
export function placeEnterprises(
  enterprises: readonly Place[],
  risk: readonly EnterpriseRisk[],
  warnings: readonly Warning[],
  projection: Projection,
): PlacedEnterprise[] {
  const riskOf = new Map(risk.map((each) => [each.enterprise, each]));
  const warningOf = highestOpenWarnings(warnings);
  return enterprises.map((enterprise) => {
    const [east, north] = projection.toPlane([enterprise.longitude, enterprise.latitude]);
    const known = riskOf.get(enterprise.id);
    const warning = warningOf.get(enterprise.id);
    return {
      id: enterprise.id,
      east,
      north,
      actual: known?.actual ?? null,
      actualLevel: known?.actualLevel ?? null,
      extreme: known?.extreme ?? null,
      extremeLevel: known?.extremeLevel ?? null,
      warning: warning?.level ?? null,
      waiting: warning?.state === 'raised',
    };
  });
}

/** By enterprise: its open warning of the highest level. */
export function highestOpenWarnings(warnings: readonly Warning[]): ReadonlyMap<string, Warning> {
  const highest = new Map<string, Warning>();
  for (const warning of warnings) {
    if (warning.state === 'closed') continue;
    const held = highest.get(warning.enterprise);
    if (!held || (held.level !== warning.level && higherLevel(held.level, warning.level) === warning.level))
      highest.set(warning.enterprise, warning);
  }
  return highest;
}

/** Longitude and latitude half way between the extremes of all places: where the projection is exact. */
export function middleOf(places: readonly LonLat[]): LonLat {
  const [west, south, east, north] = boundsOf(places);
  return [(west + east) / 2, (south + north) / 2];
}

/** Smallest rectangle around points; around nothing it is a square of 2 at zero. */
export function boundsOf(points: readonly PlanePoint[]): Bounds {
  if (points.length === 0) return [-1, -1, 1, 1];
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}
