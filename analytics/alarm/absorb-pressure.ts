import { newCycles } from '../cycles/cycle-memory';
import { followPressure } from '../cycles/follow-pressure';
import type { CollectorMemory } from './judge-state';
import type { PreparedCollector } from './prepare-config';

/** Cycles after a time of maintenance in which a lower trough means that the bags were changed. Own default. */
const CYCLES_AFTER_SERVICE = 3;
/** A standstill or gap is looked at for maintenance when nothing was followed for so long, ms. */
const AWAY_MS = 120_000;

/**
 * Follows the sawtooth with one good sample of the differential pressure, taken while the collector runs. A time of maintenance since the
 * last one may have brought new bags: the next cycles show it.
 */
export function absorbPressure(
  memory: CollectorMemory,
  ts: number,
  pa: number,
  { windows, switchHoldMs }: PreparedCollector,
): void {
  memory.cycles ??= newCycles();
  const { cycles, running, producing } = memory;
  if (
    windows.length > 0 &&
    ts - cycles.ts > AWAY_MS &&
    windows.some((it) => it.from < ts && it.to > cycles.ts)
  )
    cycles.afterService = CYCLES_AFTER_SERVICE;
  followPressure(cycles, {
    ts,
    pa,
    runningSinceTs: running.sinceTs,
    isDusty: producing.value !== 0,
    holdMs: switchHoldMs,
  });
}
