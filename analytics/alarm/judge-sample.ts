import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import type { World } from '../../data/model/world';
import { absorbSample } from './absorb-sample';
import { isActive, raiseAlarm, returnAlarm, returnForGood, type Transition } from './alarm-machine';
import { alarmParams, returnParams } from './alarm-params';
import { type CollectorMemory, NEVER, newRule, type RuleMemory } from './judge-state';
import type { PreparedCollector, PreparedRule, SampleRule } from './prepare-config';
import type { Look, Sample } from './rule-logic';
import { type Finding, type Flip, lapseMoment, stopDelay, takeFinding } from './rule-timer';
import { type ServiceWindow, windowAt } from './service-window';
import { nextServiceStep, settleService } from './settle-service';

/** What judging tells, and in whose name. */
export interface Telling {
  readonly world: World;
  readonly late: boolean;
  readonly events: AlarmEvent[];
  /** Is this rule's alarm at this event time told already, so that a raise would say it twice? */
  readonly isSaid?: (key: string, ts: number) => boolean;
}

/**
 * Judges one reading of one collector, in event-time order: remember it, then let every rule that watches its point look.
 * Quality 0 is judged; 1 reaches only the rules that say so; 2 and 3 say nothing; 4 (maintenance) stops running delays.
 */
export function judgeSample(
  memory: CollectorMemory,
  reading: StoredReading,
  collector: PreparedCollector,
  receivedTs: number,
  telling: Telling,
): void {
  memory.judgedTs = reading.ts;
  if (reading.quality === 2 || reading.quality === 3) return;
  if (reading.quality === 0) absorbSample(memory, reading, collector);
  // After work on its sensor a point has other habits.
  if (reading.quality === 4 && memory.habits) delete memory.habits[reading.point];
  const rules = collector.byPoint.get(reading.point);
  if (!rules) return;
  for (const rule of rules) judgeRule(memory, reading, rule, collector, receivedTs, telling);
}

/** Raises or returns this rule's alarm at event time `ts`, known at `knownAt`; windows that begin or end by then do so first. */
export function flipRule(
  memory: RuleMemory,
  prepared: PreparedRule,
  ts: number,
  knownAt: number,
  telling: Telling,
): void {
  const { rule } = prepared;
  const at = { ts, knownAt };
  letServicePass(memory, prepared, { through: ts, knownAt }, telling);
  if (memory.alarm && isActive(memory.alarm)) {
    const end = telling.late ? returnForGood : returnAlarm;
    keep(memory, end(memory.alarm, at, returnParams(rule, memory.value)), telling);
  } else {
    if (telling.isSaid?.(prepared.key, ts)) return;
    const params = alarmParams(rule, memory.value);
    const { world, late } = telling;
    const window = windowAt(prepared.windows, ts);
    keep(memory, raiseAlarm(memory.alarm, rule, { ...at, world, late, params, window }), telling);
  }
}

/** Holds this rule's open alarm back, or lets it go, as the times of maintenance say up to event time `through`. */
export function letServicePass(
  memory: RuleMemory,
  { windows }: PreparedRule,
  at: { readonly through: number; readonly knownAt: number },
  telling: Telling,
): void {
  if (memory.alarm && isServiced(memory.alarm, windows))
    keep(memory, settleService(memory.alarm, windows, at), telling);
}

/** Event time at which a time of maintenance next begins or ends for this rule's open alarm; null for never. */
export function serviceTs({ alarm }: RuleMemory, { windows }: PreparedRule): number | null {
  if (!alarm || !isServiced(alarm, windows)) return null;
  return nextServiceStep(alarm, windows)?.ts ?? null;
}

/** Most have no window near: said fast. */
function isServiced({ state }: Alarm, windows: readonly ServiceWindow[]): boolean {
  return windows.length > 0 || state === 'out-of-service';
}

function keep(memory: RuleMemory, { alarm, events }: Transition, telling: Telling): void {
  memory.alarm = alarm.state === 'normal' ? null : alarm;
  for (const event of events) telling.events.push(event);
}

function judgeRule(
  memory: CollectorMemory,
  sample: Sample,
  prepared: SampleRule,
  collector: PreparedCollector,
  receivedTs: number,
  telling: Telling,
): void {
  if (sample.quality === 1 && !prepared.logic.judgesOutOfRange) return;
  let state = memory.rules[prepared.key];
  if (!state) {
    state = newRule();
    memory.rules[prepared.key] = state;
  }
  const flip: Flip = (it, ts) => flipRule(it, prepared, ts, receivedTs, telling);
  if (sample.quality === 4) {
    stopDelay(state, sample.ts, prepared.timing, flip);
    return;
  }
  const active = state.alarm !== null && isActive(state.alarm);
  const finding = look(memory, sample, prepared, collector, active);
  if (!finding) return;
  takeFinding(state, finding, { ts: sample.ts, receivedTs }, prepared.timing, flip);
  letServicePass(state, prepared, { through: sample.ts, knownAt: receivedTs }, telling);
  memory.dueTs = Math.min(memory.dueTs, serviceTs(state, prepared) ?? NEVER);
  if (state.since !== null)
    memory.dueTs = Math.min(memory.dueTs, lapseMoment(state, prepared.timing) ?? NEVER);
}

/** Suppressed while stopped and shortly after the start: then the condition counts as off. */
function look(
  memory: CollectorMemory,
  sample: Sample,
  { rule, logic }: SampleRule,
  collector: PreparedCollector,
  active: boolean,
): Finding | null {
  const { switchHoldMs } = collector;
  if (rule.suppressedUntilRunningMs !== null) {
    const { running } = memory;
    if (running.value === null || sample.ts - running.ts > switchHoldMs) return null;
    const isSuppressed = running.value === 0 || sample.ts - running.sinceTs < rule.suppressedUntilRunningMs;
    if (isSuppressed) return { holds: false, value: sample.value };
  }
  const seen: Look = { memory, rule, sample, active, switchHoldMs };
  return logic.look(seen);
}
