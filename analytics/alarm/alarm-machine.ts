import type { Alarm, AlarmEvent, AlarmState, ResolvedRule } from '../../data/model/alarm';
import type { World } from '../../data/model/world';
import { alarmId } from './alarm-id';

/**
 * The states of ISA-18.2-2016 as pure transitions of one alarm (names as in the contract):
 *
 *     (none) --raise--> unack --acknowledge--> ack --return--> normal
 *                         |                     ^
 *                       return                  |
 *                         v                     |
 *                     rtn-unack --acknowledge--> normal
 *                         `----raise again----> unack  (the same alarm, one more occurrence)
 *
 * Each transition answers the alarm as it stands afterwards and what is to be told. Reaching `normal` is always
 * told last, as an event of its own. A transition that the state does not allow changes nothing and tells nothing.
 */
export interface Transition {
  readonly alarm: Alarm;
  readonly events: readonly AlarmEvent[];
}

export interface Moment {
  /** Event time. */
  readonly ts: number;
  /** Receipt time at which the server knew. */
  readonly knownAt: number;
}

export type Params = Readonly<Record<string, string | number>>;

/** Raises an alarm, or raises the open one again when it has returned but nobody has seen it. */
export function raiseAlarm(
  open: Alarm | null,
  rule: ResolvedRule,
  at: Moment & { readonly world: World; readonly late: boolean; readonly params: Params },
): Transition {
  if (open && isActive(open)) return { alarm: open, events: [] };
  const alarm = open ? raiseAgain(open, at.params, at.ts) : newAlarm(rule, at);
  return { alarm, events: [event('raised', at, alarm)] };
}

/**
 * The condition is gone for its off-delay. `params` are added to those of the raise. Never before the raise: a sample that
 * overtakes time that has lapsed may say so.
 */
export function returnAlarm(open: Alarm, moment: Moment, params: Params): Transition {
  if (!isActive(open)) return { alarm: open, events: [] };
  const at = { ...moment, ts: Math.max(moment.ts, Number(open.params.lastRaisedTs ?? open.raisedTs)) };
  const state: AlarmState = open.state === 'ack' ? 'normal' : 'rtn-unack';
  const alarm: Alarm = { ...open, state, returnedTs: at.ts, params: { ...open.params, ...params } };
  const events = [event('returned', at, alarm)];
  if (state === 'normal') events.push(event('normal', at, alarm));
  return { alarm, events };
}

/** A person has seen it. The first acknowledgement of an occurrence stands. */
export function acknowledgeAlarm(open: Alarm, by: string, reason: string, now: number): Transition {
  if (open.state !== 'unack' && open.state !== 'rtn-unack') return { alarm: open, events: [] };
  const state: AlarmState = open.state === 'unack' ? 'ack' : 'normal';
  const alarm: Alarm = { ...open, state, acknowledged: { by, ts: now, reason } };
  const at = { ts: now, knownAt: now };
  const events = [event('acknowledged', at, alarm)];
  if (state === 'normal') events.push(event('normal', at, alarm));
  return { alarm, events };
}

/** Is the condition on, as far as the alarm knows? */
export function isActive(alarm: Alarm): boolean {
  return alarm.state === 'unack' || alarm.state === 'ack';
}

function newAlarm(rule: ResolvedRule, at: Parameters<typeof raiseAlarm>[2]): Alarm {
  const key = {
    world: at.world,
    collector: rule.collector,
    ruleId: rule.id,
    point: rule.point,
    raisedTs: at.ts,
  };
  return {
    id: alarmId({ ...key, late: at.late }),
    ...key,
    priority: rule.priority,
    state: 'unack',
    knownAt: at.knownAt,
    returnedTs: null,
    acknowledged: null,
    late: at.late,
    params: at.params,
  };
}

function raiseAgain(open: Alarm, params: Params, ts: number): Alarm {
  const occurrences = Number(open.params.occurrences ?? 1) + 1;
  return { ...open, state: 'unack', returnedTs: null, params: { ...params, occurrences, lastRaisedTs: ts } };
}

function event(kind: AlarmEvent['kind'], at: Moment, alarm: Alarm): AlarmEvent {
  return { kind, ts: at.ts, knownAt: at.knownAt, alarm };
}
