export type HeapShape = 'slab' | 'cylinder' | 'sphere';

/**
 * Critical Frank-Kamenetskii parameter of a heap whose surface is as hot as its surroundings (Bi = infinity).
 * Frank-Kamenetskii 1939, values as printed (reference physics.md 1.3); to more digits 0.878, 2.000, 3.322 (`criticalDelta`).
 */
export const CRITICAL_DELTA: Readonly<Record<HeapShape, number>> = { slab: 0.88, cylinder: 2, sphere: 3.32 };
