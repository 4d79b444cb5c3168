import { DISTRICTS } from './districts';
import type { District, Polygon, Ring } from './read-boundaries';

/** The district in which a place lies, in degrees; undefined outside Beijing. Only as good as the schematic outlines. */
export function districtAt(longitude: number, latitude: number): District | undefined {
  return DISTRICTS.find((district) => isInside(district.polygons, longitude, latitude));
}

/** Even-odd rule: inside an outer ring and in none of its holes. */
export function isInside(polygons: readonly Polygon[], longitude: number, latitude: number): boolean {
  return polygons.some(
    (rings) => rings.filter((ring) => crossesOddly(ring, longitude, latitude)).length % 2 === 1,
  );
}

function crossesOddly(ring: Ring, longitude: number, latitude: number): boolean {
  let inside = false;
  let previous = ring.at(-1);
  for (const point of ring) {
    if (previous && crosses(previous, point, longitude, latitude)) inside = !inside;
    previous = point;
  }
  return inside;
}

function crosses(
  a: readonly [number, number],
  b: readonly [number, number],
  longitude: number,
  latitude: number,
): boolean {
  if (a[1] > latitude === b[1] > latitude) return false;
  return longitude < ((b[0] - a[0]) * (latitude - a[1])) / (b[1] - a[1]) + a[0];
}
