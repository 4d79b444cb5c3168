import type { Cycle, CycleMemory } from './cycle-memory';
import { finishCycle } from './finish-cycle';
import { isReady } from './learn-cycle';
import { turnThreshold } from './turn-threshold';
import { usualTrough } from './usual-trough';

/** Samples are averaged over slots of event time: a pulse's kick and the noise shrink in them. Own default. */
const SLOT_MS = 20_000;
/** The fan runs up and the cake settles: not looked at so soon after a start. Own default. */
const SETTLE_MS = 3 * 60_000;
/** Without samples for longer a new stretch begins; a slower station has its own time. Own default. */
const GAP_MS = 2 * 60_000;
/** Production that rests for longer ends the stretch: timed cleaning goes on meanwhile. Own default. */
const IDLE_MS = 10 * 60_000;
/** How fast level and unrest forget, a share a slot. */
const LEVEL_GAIN = 0.2;
const UNREST_GAIN = 0.03;
/** Unrest to begin with, a share of the level. Own default. */
const FIRST_UNREST = 0.006;
/** A fall counts as cleaning when it is over within this time, or within this share of the rise before it. Own defaults. */
const QUICK_FALL_MS = 5 * 60_000;
const QUICK_FALL_SHARE = 0.5;
/** "Near its usual peak": so much of the usual amplitude below it. Own default. */
const NEAR_PEAK = 0.15;

/** One sample of the differential pressure while the collector runs, and what is known around it. */
export interface PressureSample {
  /** Event time, epoch ms; samples come in order. */
  readonly ts: number;
  readonly pa: number;
  /** Event time since which the collector runs. */
  readonly runningSinceTs: number;
  /** False when production is known to rest: no dust comes. */
  readonly isDusty: boolean;
  /** Samples further apart are a gap, ms. */
  readonly holdMs: number;
}

/**
 * Follows the sawtooth of the filter's differential pressure sample by sample: slow rise, peak, quick fall while pulses fire, trough. Writes
 * to `memory`; O(1) in time and memory. The clock is time with dust, so a night's rest is no long period. Answers the cycle that this
 * sample finished, else null.
 *
 * Method: means over slots of 20 s, turning points by a threshold that follows level, usual amplitude and noise (zig-zag). Own choice.
 */
export function followPressure(memory: CycleMemory, sample: PressureSample): Cycle | null {
  const { ts, pa, runningSinceTs, isDusty } = sample;
  if (ts - runningSinceTs < SETTLE_MS) return null;
  const passedMs = ts - memory.ts;
  const isBroken = runningSinceTs > memory.ts || passedMs > Math.max(GAP_MS, sample.holdMs);
  memory.ts = ts;
  if (isBroken) beginStretch(memory);
  if (!isDusty) {
    memory.idleMs += isBroken ? 0 : passedMs;
    return null;
  }
  if (memory.idleMs > IDLE_MS) beginStretch(memory);
  else if (!isBroken && memory.idleMs === 0) memory.runMs += passedMs;
  memory.idleMs = 0;
  const slotTs = ts - (ts % SLOT_MS);
  let finished: Cycle | null = null;
  if (slotTs !== memory.slotTs) {
    if (memory.slotCount > 0) finished = takeSlot(memory, memory.slotSum / memory.slotCount);
    memory.slotTs = slotTs;
    memory.slotSum = 0;
    memory.slotCount = 0;
  }
  memory.slotSum += pa;
  memory.slotCount++;
  return finished;
}

/** What came before says nothing about the tooth under way; what is usual stays. */
function beginStretch(memory: CycleMemory): void {
  memory.idleMs = 0;
  memory.slotCount = 0;
  memory.slotSum = 0;
  memory.lastPa = null;
  memory.leg = 0;
  memory.troughPa = null;
  memory.peakPa = null;
  memory.toothMs = memory.runMs;
  memory.aboveMs = null;
}

function takeSlot(memory: CycleMemory, pa: number): Cycle | null {
  const { runMs } = memory;
  if (memory.lastPa === null) {
    memory.lastPa = pa;
    memory.levelPa = pa;
    if (memory.restlessPa === 0) memory.restlessPa = pa * FIRST_UNREST;
    memory.lowPa = pa;
    memory.lowMs = runMs;
    memory.highPa = pa;
    memory.highMs = runMs;
    return null;
  }
  // A fall of cleaning is no unrest: what stands out by far counts as little as the edge of the usual.
  const moved = Math.min(Math.abs(pa - memory.lastPa), 3 * memory.restlessPa + 0.5);
  memory.restlessPa += UNREST_GAIN * (moved - memory.restlessPa);
  memory.lastPa = pa;
  memory.levelPa += LEVEL_GAIN * (pa - memory.levelPa);
  const finished = findTurn(memory, pa);
  watchPeak(memory);
  return finished;
}

function findTurn(memory: CycleMemory, pa: number): Cycle | null {
  const { runMs } = memory;
  const turnPa = turnThreshold(memory);
  if (pa > memory.highPa) {
    memory.highPa = pa;
    memory.highMs = runMs;
  }
  if (pa < memory.lowPa) {
    memory.lowPa = pa;
    memory.lowMs = runMs;
    if (memory.leg === -1) memory.toothMs = runMs;
  }
  if (memory.leg !== -1 && pa <= memory.highPa - turnPa) {
    memory.leg = -1;
    memory.peakPa = memory.highPa;
    memory.peakMs = memory.highMs;
    memory.lowPa = pa;
    memory.lowMs = runMs;
    memory.toothMs = runMs;
    return null;
  }
  if (memory.leg === 1 || pa < memory.lowPa + turnPa) return null;
  const finished = memory.leg === -1 ? endTooth(memory) : null;
  memory.leg = 1;
  memory.highPa = pa;
  memory.highMs = runMs;
  return finished;
}

/** The trough stands: a tooth is over, and with a trough before it a cycle. */
function endTooth(memory: CycleMemory): Cycle | null {
  const { troughPa, troughMs, peakPa, peakMs, lowPa, lowMs } = memory;
  memory.troughPa = lowPa;
  memory.troughMs = lowMs;
  if (troughPa === null || peakPa === null) return null;
  const riseMs = peakMs - troughMs;
  const isQuick = lowMs - peakMs <= Math.max(QUICK_FALL_MS, QUICK_FALL_SHARE * riseMs);
  if (!isQuick || riseMs <= 0 || peakPa <= troughPa) return null;
  const cycle: Cycle = {
    troughPa: lowPa,
    amplitudePa: peakPa - lowPa,
    periodMs: lowMs - troughMs,
    risePaH: ((peakPa - troughPa) / riseMs) * 3_600_000,
  };
  finishCycle(memory, cycle);
  return cycle;
}

function watchPeak(memory: CycleMemory): void {
  const { baseline, leg, levelPa, runMs } = memory;
  if (!isReady(baseline)) return;
  const nearPa = usualTrough(memory) + (1 - NEAR_PEAK) * baseline.amplitudePa.mean;
  if (leg === -1 || levelPa < nearPa) memory.aboveMs = null;
  else memory.aboveMs ??= runMs;
}
