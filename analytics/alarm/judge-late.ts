import type { StoredReading } from '../../data/model/reading';
import { newCycles } from '../cycles/cycle-memory';
import { isActive, returnForGood } from './alarm-machine';
import { returnParams } from './alarm-params';
import { judgeSample, type Telling } from './judge-sample';
import {
  type CollectorMemory,
  type LatePass,
  newCollector,
  newRule,
  newSwitch,
  type SwitchMemory,
} from './judge-state';
import type { PreparedCollector } from './prepare-config';
import { takeInOrder } from './take-in-order';

/**
 * Judges a reading that came below the watermark, in a pass of its own: the same rules over the late readings alone, across
 * messages, as long as they go forward in event time without a long gap. What they raise is marked late and is known only now;
 * it has returned at the latest with the last of them, when the pass closes. Nothing that was judged in order is cleared or
 * rewritten, and what an open alarm judged in order already says is not said again.
 *
 * Limits: the pass knows of the time before only whether the collector ran and produced; silence is not judged in hindsight.
 * Any other late reading begins another pass. At most one late alarm of a rule is open; a second stretch raises it again.
 */
export function judgeLate(
  memory: CollectorMemory,
  reading: StoredReading,
  collector: PreparedCollector,
  receivedTs: number,
  telling: Telling,
): void {
  if (memory.latePass && !goesOn(memory.latePass, reading, collector))
    closeLatePass(memory, collector, receivedTs, telling);
  memory.latePass ??= { memory: openPass(memory, reading.ts), receivedTs };
  const pass = memory.latePass;
  pass.receivedTs = Math.max(pass.receivedTs, receivedTs);
  lendAlarms(memory, pass);
  const late = lateTelling(memory, telling);
  takeInOrder(pass.memory, reading, collector.station.reorderMs, (it) =>
    judgeSample(pass.memory, it, collector, receivedTs, late),
  );
  takeAlarmsBack(memory, pass);
  memory.dueTs = 0;
}

/** Receipt time at which nothing late is on the way any more: the reorder time and two message intervals without any. */
export function latePassDue(
  { receivedTs }: LatePass,
  { reorderMs, messageIntervalMs }: PreparedCollector['station'],
): number {
  return receivedTs + reorderMs + 2 * messageIntervalMs;
}

/** No more late readings of this stretch: what still waits is judged, and what is still on returns with the last of them. */
export function closeLatePass(
  memory: CollectorMemory,
  collector: PreparedCollector | undefined,
  knownAt: number,
  telling: Telling,
): void {
  const pass = memory.latePass;
  if (!pass) return;
  lendAlarms(memory, pass);
  const late = lateTelling(memory, telling);
  for (const reading of pass.memory.waiting.splice(0))
    if (collector) judgeSample(pass.memory, reading, collector, knownAt, late);
  for (const [key, state] of Object.entries(pass.memory.rules)) {
    if (!state.alarm || !isActive(state.alarm)) continue;
    const rule = collector?.rules.get(key)?.rule;
    const params = rule ? returnParams(rule, state.value) : {};
    const { alarm, events } = returnForGood(state.alarm, { ts: state.seenTs, knownAt }, params);
    telling.events.push(...events);
    state.alarm = alarm.state === 'normal' ? null : alarm;
  }
  takeAlarmsBack(memory, pass);
  delete memory.latePass;
}

/** The same stretch: neither from before the pass's own turn, nor after a time in which a station would count as silent. */
function goesOn({ memory }: LatePass, { ts }: StoredReading, { switchHoldMs }: PreparedCollector): boolean {
  return ts >= memory.judgedTs && ts <= Math.max(memory.judgedTs, memory.greatestTs) + switchHoldMs;
}

function lateTelling(memory: CollectorMemory, telling: Telling): Telling {
  return { ...telling, late: true, isSaid: (key, ts) => isSaid(memory, key, ts) };
}

/** Does this rule's open alarm, judged in order, already cover this event time? */
function isSaid({ rules }: CollectorMemory, key: string, ts: number): boolean {
  const alarm = rules[key]?.alarm;
  if (!alarm) return false;
  return (
    ts >= Number(alarm.params.lastRaisedTs ?? alarm.raisedTs) &&
    ts <= (alarm.returnedTs ?? Number.POSITIVE_INFINITY)
  );
}

function openPass({ running, producing, cycles }: CollectorMemory, ts: number): CollectorMemory {
  const memory = { ...newCollector(), running: switchAt(running, ts), producing: switchAt(producing, ts) };
  // What is usual was so before; the teeth of that time are found anew.
  return cycles ? { ...memory, cycles: { ...newCycles(), baseline: cycles.baseline } } : memory;
}

/** The switch as it stood from an earlier moment until now, when that is known. Its edges were judged in order. */
function switchAt(from: SwitchMemory, ts: number): SwitchMemory {
  if (from.value === null || from.sinceTs > ts) return newSwitch();
  return { ...from, offTs: null, onTs: null };
}

/** Open late alarms live in the collector's memory, where people acknowledge them; the pass has them while it judges. */
function lendAlarms(memory: CollectorMemory, pass: LatePass): void {
  const { rules } = pass.memory;
  for (const key of Object.keys(memory.late)) {
    const state = rules[key] ?? newRule();
    state.alarm = memory.late[key] ?? null;
    rules[key] = state;
  }
}

function takeAlarmsBack(memory: CollectorMemory, pass: LatePass): void {
  for (const [key, state] of Object.entries(pass.memory.rules)) {
    if (state.alarm) memory.late[key] = state.alarm;
    else delete memory.late[key];
    state.alarm = null;
  }
}
