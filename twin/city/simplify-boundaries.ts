import type { PlanePoint } from './projection';

/** A closed ring of boundary points; the first point may or may not be repeated at the end. */
export type Ring = readonly PlanePoint[];

/**
 * Drops boundary points that bend a line by less than `tolerance` (in the unit of the points), the same ones on both sides
 * of a shared border, so that neighbours still touch without gaps or overlaps.
 * Rings are cut into arcs where three areas meet or a shared border begins; each arc is simplified once.
 * Answers open rings (first point not repeated). A ring never falls below a triangle.
 * Source: D. H. Douglas, T. K. Peucker, Cartographica 10 (1973) 112-122, on the arcs of the boundary graph.
 */
export function simplifyBoundaries(rings: readonly Ring[], tolerance: number): Ring[] {
  const open = rings.map(openRing);
  const neighbours = countNeighbours(open);
  return open.map((ring) => simplifyRing(ring, neighbours, tolerance));
}

function openRing(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && ring.length > 1 && keyOf(first) === keyOf(last) ? ring.slice(0, -1) : ring;
}

/** By point: the different points that come next to it in any ring. Two inside a border, more where borders meet. */
function countNeighbours(rings: readonly Ring[]): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings) {
    let previous = ring.at(-1);
    for (const point of ring) {
      if (previous) {
        link(neighbours, keyOf(previous), keyOf(point));
        link(neighbours, keyOf(point), keyOf(previous));
      }
      previous = point;
    }
  }
  return neighbours;
}

function link(neighbours: Map<string, Set<string>>, from: string, to: string): void {
  const found = neighbours.get(from);
  if (found) found.add(to);
  else neighbours.set(from, new Set([to]));
}

function simplifyRing(
  ring: Ring,
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
  tolerance: number,
): Ring {
  const junctions = ring.flatMap((point, index) =>
    (neighbours.get(keyOf(point))?.size ?? 0) > 2 ? [index] : [],
  );
  const cuts = junctions.length >= 2 ? junctions : extremesOf(ring, junctions);
  const kept: PlanePoint[] = [];
  for (let i = 0; i < cuts.length; i++) {
    const from = cuts[i] as number;
    const to = cuts[(i + 1) % cuts.length] as number;
    kept.push(...simplifyArc(arcOf(ring, from, to), tolerance).slice(0, -1));
  }
  return kept.length >= 3 ? kept : ring;
}

/** A ring with fewer than two junctions is cut at its lowest and highest point in reading order, whoever walks it. */
function extremesOf(ring: Ring, junctions: readonly number[]): number[] {
  let [low, high] = [0, 0];
  ring.forEach((point, index) => {
    if (isBefore(point, ring[low] as PlanePoint)) low = index;
    if (isBefore(ring[high] as PlanePoint, point)) high = index;
  });
  return [...new Set([low, high, ...junctions])].sort((a, b) => a - b);
}

function arcOf(ring: Ring, from: number, to: number): PlanePoint[] {
  const arc: PlanePoint[] = [ring[from] as PlanePoint];
  for (let i = (from + 1) % ring.length; i !== to; i = (i + 1) % ring.length) arc.push(ring[i] as PlanePoint);
  arc.push(ring[to] as PlanePoint);
  return arc;
}

/** Walks every arc in the same direction, so that both owners of a border keep the same points. */
function simplifyArc(arc: readonly PlanePoint[], tolerance: number): readonly PlanePoint[] {
  const reversed = isBefore(arc.at(-1) as PlanePoint, arc[0] as PlanePoint);
  const kept = douglasPeucker(reversed ? arc.toReversed() : arc, tolerance);
  return reversed ? kept.toReversed() : kept;
}

function douglasPeucker(arc: readonly PlanePoint[], tolerance: number): readonly PlanePoint[] {
  const [first, last] = [arc[0] as PlanePoint, arc.at(-1) as PlanePoint];
  let [farthest, distance] = [0, -1];
  for (let i = 1; i < arc.length - 1; i++) {
    const away = distanceToSegment(arc[i] as PlanePoint, first, last);
    if (away > distance) [farthest, distance] = [i, away];
  }
  if (distance <= tolerance) return [first, last];
  const before = douglasPeucker(arc.slice(0, farthest + 1), tolerance);
  const after = douglasPeucker(arc.slice(farthest), tolerance);
  return [...before.slice(0, -1), ...after];
}

function distanceToSegment(point: PlanePoint, from: PlanePoint, to: PlanePoint): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length2;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point[0] - from[0] - t * dx, point[1] - from[1] - t * dy);
}

function isBefore(a: PlanePoint, b: PlanePoint): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

function keyOf(point: PlanePoint): string {
  return `${point[0]},${point[1]}`;
}
