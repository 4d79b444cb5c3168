import type { V3 } from './vector';

/** Axis-aligned, metres. */
export interface Box {
  readonly min: V3;
  readonly max: V3;
}

export function boxAround(points: Iterable<V3>, margin = 0): Box {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const point of points) {
    for (const axis of [0, 1, 2] as const) {
      min[axis] = Math.min(min[axis], point[axis] - margin);
      max[axis] = Math.max(max[axis], point[axis] + margin);
    }
  }
  return { min, max };
}

export function unite(boxes: Iterable<Box>): Box {
  const corners: V3[] = [];
  for (const box of boxes) corners.push(box.min, box.max);
  return boxAround(corners);
}

export function centreOf(box: Box): V3 {
  return [(box.min[0] + box.max[0]) / 2, (box.min[1] + box.max[1]) / 2, (box.min[2] + box.max[2]) / 2];
}

/** True when the two share more than a touching face. */
export function overlaps(a: Box, b: Box): boolean {
  return ([0, 1, 2] as const).every(
    (axis) => a.min[axis] < b.max[axis] - 1e-9 && b.min[axis] < a.max[axis] - 1e-9,
  );
}

/** Share of the way from `from` to `to` at which the segment enters the box, or null. */
export function segmentEntry(box: Box, from: V3, to: V3): number | null {
  let near = 0;
  let far = 1;
  for (const axis of [0, 1, 2] as const) {
    const step = to[axis] - from[axis];
    if (Math.abs(step) < 1e-12) {
      if (from[axis] < box.min[axis] || from[axis] > box.max[axis]) return null;
      continue;
    }
    const a = (box.min[axis] - from[axis]) / step;
    const b = (box.max[axis] - from[axis]) / step;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
    if (near > far) return null;
  }
  return near;
}
