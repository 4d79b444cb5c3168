import type { CycleMemory } from '../../cycles/cycle-memory';
import type { Look } from '../rule-logic';

/** The collector's sawtooth while it runs; null while it stands still or nothing was seen of it: then what was found stays found. */
export function followedCycles({ memory }: Look): CycleMemory | null {
  return memory.running.value === 1 && memory.cycles ? memory.cycles : null;
}
