import type { Cycle, CycleMemory } from './cycle-memory';

/** Fewer cycles of late say nothing. */
const ENOUGH = 2;

/**
 * One number of the last three cycles: their median, so that a single odd cycle says nothing. Of two, the one that lies nearer to what is usual.
 * Undefined before the second.
 */
export function typicalCycle(
  { recent }: Readonly<CycleMemory>,
  numberOf: (cycle: Cycle) => number,
  usual: number,
): number | undefined {
  const [first, second, third] = recent;
  if (!first || !second || recent.length < ENOUGH) return undefined;
  const a = numberOf(first);
  const b = numberOf(second);
  if (!third) return Math.abs(a - usual) < Math.abs(b - usual) ? a : b;
  const c = numberOf(third);
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
