import { type Bounds, boundsOf } from './city-layout';
import type { CitySelection } from './city-selection';
import { type CityView, fitView } from './city-view';
import type { PlacedEnterprise } from './gather-enterprises';
import type { PlanePoint, Projection } from './projection';

export interface FlightPlan {
  readonly projection: Projection;
  readonly placed: readonly PlacedEnterprise[];
  readonly outlines: ReadonlyMap<string, readonly (readonly (readonly PlanePoint[])[])[]>;
  /** Where the camera is now: its heading is kept. */
  readonly from: CityView;
  readonly aspect: number;
  /** Height of the ground under an enterprise, kilometres. */
  readonly groundKmOf: (enterprise: string) => number;
}

/** How far from a plant the camera stops. */
const PLANT_KM = 70;
const TILT_DEG = 46;

/** Where to fly for a selection; null when the place is not on the map. */
export function viewOfSelection(selection: CitySelection, plan: FlightPlan): CityView | null {
  if (selection.kind === 'district') {
    const outline = plan.outlines.get(selection.code);
    return outline ? viewOfBounds(boundsOf(outline.flat(2)), plan) : null;
  }
  const enterprise = plan.placed.find(({ id }) => id === selection.id);
  if (!enterprise) return null;
  const distanceKm = Math.min(PLANT_KM, plan.from.distanceKm);
  const heading = (plan.from.headingDeg * Math.PI) / 180;
  // The camera looks at the plane of the map: aim behind the plant, where the sight line over its ground meets the plane.
  const behind = plan.groundKmOf(enterprise.id) * Math.tan((TILT_DEG * Math.PI) / 180);
  const [longitude, latitude] = plan.projection.toLonLat([
    enterprise.east + Math.sin(heading) * behind,
    enterprise.north + Math.cos(heading) * behind,
  ]);
  return { longitude, latitude, distanceKm, headingDeg: plan.from.headingDeg, tiltDeg: TILT_DEG };
}

/** A view in which the members of a gathering stand apart; null when they stand on one spot. */
export function viewOfGathering(members: readonly PlanePoint[], plan: FlightPlan): CityView | null {
  const [west, south, east, north] = boundsOf(members);
  const spanKm = Math.max(east - west, north - south);
  if (spanKm < 0.02) return null;
  return viewOfBounds([west, south, east, north], plan, 0.35);
}

function viewOfBounds(bounds: Bounds, plan: FlightPlan, fill = 0.62): CityView {
  return fitView({
    projection: plan.projection,
    bounds,
    aspect: plan.aspect,
    tiltDeg: TILT_DEG,
    headingDeg: plan.from.headingDeg,
    fill,
  });
}
