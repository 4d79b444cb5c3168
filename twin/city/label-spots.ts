import { boundsOf } from './city-layout';
import { isInside } from './is-inside';
import type { PlanePoint } from './projection';

/** Fields of the grid across a district. */
const STEPS = 9;

/**
 * Where the name of a district may stand without leaving it: its centre first, then points of a grid inside its outline,
 * nearest to the centre first. Kilometres east and north.
 */
export function labelSpots(
  polygons: readonly (readonly (readonly PlanePoint[])[])[],
  centre: PlanePoint,
): readonly PlanePoint[] {
  const [west, south, east, north] = boundsOf(polygons.flat(2));
  const away = (point: PlanePoint) => Math.hypot(point[0] - centre[0], point[1] - centre[1]);
  const spots: PlanePoint[] = [];
  for (let row = 0; row < STEPS; row++) {
    for (let column = 0; column < STEPS; column++) {
      const x = west + ((column + 0.5) / STEPS) * (east - west);
      const y = south + ((row + 0.5) / STEPS) * (north - south);
      if (polygons.some((rings) => isInside([x, y], rings))) spots.push([x, y]);
    }
  }
  return [centre, ...spots.sort((a, b) => away(a) - away(b))];
}
