import { isActive } from './alarm-machine';
import type { RuleMemory } from './judge-state';

/** Milliseconds. */
export interface Timing {
  readonly onDelayMs: number;
  readonly offDelayMs: number;
  /** A sample holds until the next one, at most this long. */
  readonly holdMs: number;
  readonly messageIntervalMs: number;
}

/** What a rule reads in one sample. */
export interface Finding {
  /** The condition is on. For an active alarm the deadband is already in it. */
  readonly holds: boolean;
  readonly value: number;
  /** Event time since which it holds, when the rule knows better than "since this sample". */
  readonly since?: number;
}

/** Raise or return at this event time; it sets `memory.alarm`. */
export type Flip = (memory: RuleMemory, ts: number) => void;

/**
 * On- and off-delay in event time with a zero-order hold: the condition of a sample lasts until the next sample, at most
 * `holdMs`. A raise or return happens AT `since + delay`, however late the sample comes that shows it.
 * Samples come in event-time order.
 */
export function takeFinding(
  memory: RuleMemory,
  finding: Finding,
  at: { readonly ts: number; readonly receivedTs: number },
  timing: Timing,
  flip: Flip,
): void {
  settleHold(memory, at.ts, timing, flip);
  memory.value = finding.value;
  memory.seenTs = at.ts;
  memory.receivedTs = at.receivedTs;
  if (finding.holds === active(memory)) {
    memory.since = null;
    return;
  }
  memory.since = finding.since ?? memory.since ?? at.ts;
  const due = memory.since + delay(memory, timing);
  if (due <= at.ts) flipAt(memory, due, flip);
}

/** Judging pauses at `ts` (maintenance): what lapsed before has happened, what still ran is forgotten. */
export function stopDelay(memory: RuleMemory, ts: number, timing: Timing, flip: Flip): void {
  settleHold(memory, ts, timing, flip);
  memory.since = null;
}

/**
 * Receipt time at which the delay lapses although no further sample came: two message intervals after both the deadline
 * and the last receipt, so that a message on its way, or a station that sends what it stored, is heard first.
 * With a reorder time the last receipt that counts is `quietFrom`, until which one may still overtake; null there: samples wait.
 * Null when no deadline runs, when the last sample does not hold that long, or when samples wait for their turn.
 */
export function lapseMoment(memory: RuleMemory, timing: Timing, quietFrom: number | null = 0): number | null {
  const due = lapseTs(memory, timing);
  if (due === null || quietFrom === null) return null;
  return Math.max(due, quietFrom) + 2 * timing.messageIntervalMs;
}

/** Event time at which the running delay ends if no further sample comes; null when none runs or the last sample does not hold so long. */
export function lapseTs(memory: RuleMemory, timing: Timing): number | null {
  if (memory.since === null) return null;
  const due = memory.since + delay(memory, timing);
  return due > memory.seenTs + timing.holdMs ? null : due;
}

/** The delay has lapsed: raise or return at its deadline. */
export function lapse(memory: RuleMemory, timing: Timing, flip: Flip): void {
  if (memory.since !== null) flipAt(memory, memory.since + delay(memory, timing), flip);
}

function settleHold(memory: RuleMemory, ts: number, timing: Timing, flip: Flip): void {
  if (memory.since === null) return;
  const due = memory.since + delay(memory, timing);
  const heldUntil = Math.min(ts, memory.seenTs + timing.holdMs);
  if (due <= heldUntil) flipAt(memory, due, flip);
  else if (ts > heldUntil) memory.since = null;
}

function flipAt(memory: RuleMemory, ts: number, flip: Flip): void {
  memory.since = null;
  flip(memory, ts);
}

function delay(memory: RuleMemory, timing: Timing): number {
  return active(memory) ? timing.offDelayMs : timing.onDelayMs;
}

function active(memory: RuleMemory): boolean {
  return memory.alarm !== null && isActive(memory.alarm);
}
