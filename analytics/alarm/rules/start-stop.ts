import type { SwitchMemory } from '../judge-state';
import type { Look } from '../rule-logic';

/** Collector and production as they stand at this sample, or null when one of them has not been heard lately. */
export function startStop(
  look: Look,
): { readonly running: SwitchMemory; readonly producing: SwitchMemory } | null {
  const { running, producing } = look.memory;
  return isFresh(running, look) && isFresh(producing, look) ? { running, producing } : null;
}

function isFresh(it: SwitchMemory, look: Look): boolean {
  return it.value !== null && look.sample.ts - it.ts <= look.switchHoldMs;
}
