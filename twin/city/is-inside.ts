import type { PlanePoint } from './projection';

/** Even-odd rule over all rings: inside the outer one and in none of the holes. */
export function isInside([x, y]: PlanePoint, rings: readonly (readonly PlanePoint[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    let previous = ring.at(-1);
    for (const point of ring) {
      if (previous && point[1] > y !== previous[1] > y) {
        const crossing =
          previous[0] + ((y - previous[1]) / (point[1] - previous[1])) * (point[0] - previous[0]);
        if (x < crossing) inside = !inside;
      }
      previous = point;
    }
  }
  return inside;
}
