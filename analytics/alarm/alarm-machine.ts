import type { Alarm, AlarmEvent, AlarmState, ResolvedRule } from '../../data/model/alarm';
import type { World } from '../../data/model/world';
import { alarmId } from './alarm-id';
import type { ServiceWindow } from './service-window';

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
 * In a time of maintenance an alarm is `out-of-service`: held back, neither told nor counted. What it would be without is kept
 * in its params as `heldAs`, and the acts above change that. `heldNew` marks a raise that nobody was told of: it is raised when
 * the time is over, or is normal without a word when it returns before. What was open before comes back as it was.
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
  at: Moment & {
    readonly world: World;
    readonly late: boolean;
    readonly params: Params;
    /** The time of maintenance that it falls into. */
    readonly window?: ServiceWindow | undefined;
  },
): Transition {
  if (open && isActive(open)) return { alarm: open, events: [] };
  const alarm = open ? raiseAgain(open, at.params, at.ts) : newAlarm(rule, at);
  const isHeld = open?.state === 'out-of-service';
  if (!isHeld && !at.window) return { alarm, events: [event('raised', at, alarm)] };
  const why = isHeld ? heldParams(open) : paramsOf(at.window, at.ts);
  const unseen = { heldAs: 'unack', heldNew: open ? 'again' : 'first' };
  const held: Alarm = {
    ...alarm,
    state: 'out-of-service',
    params: { ...alarm.params, ...why, ...unseen },
  };
  return { alarm: held, events: [event('held', at, held)] };
}

/**
 * The condition is gone for its off-delay. `params` are added to those of the raise. Never before the raise: a sample that
 * overtakes time that has lapsed may say so.
 */
export function returnAlarm(open: Alarm, moment: Moment, params: Params): Transition {
  if (!isActive(open)) return { alarm: open, events: [] };
  const at = { ...moment, ts: Math.max(moment.ts, Number(open.params.lastRaisedTs ?? open.raisedTs)) };
  const state: AlarmState =
    standing(open) === 'ack' || open.params.heldNew === 'first' ? 'normal' : 'rtn-unack';
  const isHeld = open.state === 'out-of-service' && state !== 'normal';
  const { heldNew: _, heldAs: __, ...kept } = open.params;
  const alarm: Alarm = {
    ...open,
    state: isHeld ? open.state : state,
    returnedTs: at.ts,
    params: { ...kept, ...(isHeld ? { heldAs: state } : {}), ...params },
  };
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

/** It returns and nothing will be heard of it again, so that nothing holds it back any longer either. */
export function returnForGood(open: Alarm, at: Moment, params: Params): Transition {
  const returned = returnAlarm(open, at, params);
  if (returned.alarm.state !== 'out-of-service') return returned;
  const released = releaseAlarm(returned.alarm, at);
  return { alarm: released.alarm, events: [...returned.events, ...released.events] };
}

/** A time of maintenance begins while the alarm is open. */
export function holdAlarm(open: Alarm, window: ServiceWindow, at: Moment): Transition {
  const params = { ...open.params, ...paramsOf(window, at.ts), heldAs: open.state };
  const alarm: Alarm = { ...open, state: 'out-of-service', params };
  return { alarm, events: [event('held', at, alarm)] };
}

/** The time of maintenance is over: what was raised in it and still holds is told now, anything else stands as it stood. */
export function releaseAlarm(held: Alarm, at: Moment): Transition {
  const { heldAs: _, heldNew, heldFrom: __, ...params } = held.params;
  const isNews = heldNew !== undefined;
  const moment = isNews ? { lastRaisedTs: at.ts } : { releasedTs: at.ts };
  const alarm: Alarm = { ...held, state: standing(held), params: { ...params, ...moment } };
  return { alarm, events: [event(isNews ? 'raised' : 'released', at, alarm)] };
}

/** Is the condition on, as far as the alarm knows? */
export function isActive(alarm: Alarm): boolean {
  const state = standing(alarm);
  return state === 'unack' || state === 'ack';
}

/** Its state, or the one that it would have if no maintenance held it back. */
function standing({ state, params }: Alarm): AlarmState {
  if (state !== 'out-of-service') return state;
  return params.heldAs === 'ack' || params.heldAs === 'rtn-unack' ? params.heldAs : 'unack';
}

function paramsOf(window: ServiceWindow | undefined, heldFrom: number): Params {
  if (!window) return { heldFrom };
  return { heldFrom, maintenance: window.id, maintenanceTo: window.to, maintenanceReason: window.reason };
}

function heldParams({ params }: Alarm): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => /^(heldFrom|maintenance)/.test(name)));
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
