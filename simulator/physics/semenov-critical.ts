import type { HeapShape } from './frank-kamenetskii-critical';

/** Surface over volume times radius. */
const SURFACE_RATIO: Readonly<Record<HeapShape, number>> = { slab: 1, cylinder: 2, sphere: 3 };

/**
 * Semenov's critical condition, written as Frank-Kamenetskii's delta: a heap of one temperature throughout, which loses its heat through
 * its surface alone, ignites above delta = (j + 1) Bi / e with j + 1 = 1, 2, 3 for slab, cylinder, sphere. Bi = h r / lambda.
 * Semenov 1928. It is the limit of `criticalDelta` for small Bi; above Bi of about 0.1 it asks too much.
 */
export function semenovCritical(shape: HeapShape, biot: number): number {
  return (SURFACE_RATIO[shape] * biot) / Math.E;
}

/**
 * The Biot number at which a heap of one temperature would be critical at `delta`: with it a lumped nest runs away exactly where the
 * distributed one does.
 */
export function equivalentBiot(shape: HeapShape, delta: number): number {
  return (delta * Math.E) / SURFACE_RATIO[shape];
}
