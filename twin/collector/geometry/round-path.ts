import { add, cross, distance, dot, magnitude, normalise, scale, subtract, type V3 } from './vector';

/**
 * A duct's centre line: the corners of `points` become arcs of `bendRadius` metres (smaller where a leg is too short for it).
 * Starts at the first point and ends at the last; consecutive points of an arc turn by at most 11.25 degrees.
 */
export function roundPath(points: readonly V3[], bendRadius: number): readonly V3[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return points;
  const path: V3[] = [first];
  for (let index = 1; index < points.length - 1; index += 1) {
    const before = points[index - 1];
    const corner = points[index];
    const after = points[index + 1];
    if (before && corner && after) path.push(...bend(before, corner, after, bendRadius));
  }
  path.push(last);
  return path.filter((point, index) => index === 0 || distance(point, path[index - 1] ?? point) > 1e-6);
}

function bend(before: V3, corner: V3, after: V3, radius: number): readonly V3[] {
  const into = normalise(subtract(corner, before));
  const out = normalise(subtract(after, corner));
  const turn = Math.acos(Math.min(1, Math.max(-1, dot(into, out))));
  const axis = cross(into, out);
  if (turn < 1e-3 || magnitude(axis) < 1e-6) return [corner];
  const room = Math.min(distance(before, corner), distance(corner, after)) / 2;
  const tangent = Math.min(radius * Math.tan(turn / 2), room);
  const arcRadius = tangent / Math.tan(turn / 2);
  const start = subtract(corner, scale(into, tangent));
  const inward = normalise(cross(axis, into));
  const centre = add(start, scale(inward, arcRadius));
  const steps = Math.max(2, Math.ceil(turn / (Math.PI / 16)));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (turn * step) / steps;
    const radial = scale(inward, -Math.cos(angle) * arcRadius);
    return add(centre, add(radial, scale(into, Math.sin(angle) * arcRadius)));
  });
}

/** Metres from the first point to the last, along the path. */
export function pathLength(path: readonly V3[]): number {
  return path.reduce(
    (sum, point, index) => sum + (index === 0 ? 0 : distance(path[index - 1] ?? point, point)),
    0,
  );
}
