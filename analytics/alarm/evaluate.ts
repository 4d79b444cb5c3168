import type { Alarm } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import { advanceClock, forgetDeadlines, judgeInTurn, telling } from './advance-clock';
import { acknowledgeAlarm, isActive, returnAlarm } from './alarm-machine';
import { closeDraft, type Draft, openDraft, ownCollector, ownStation } from './draft';
import { judgeLate } from './judge-late';
import { flipRule } from './judge-sample';
import { asMemory, type CollectorMemory, newRule, type RuleMemory, type StationMemory } from './judge-state';
import {
  type Prepared,
  type PreparedCollector,
  type PreparedStation,
  prepareConfig,
  ruleKey,
} from './prepare-config';
import type { Judge, JudgeInput } from './types';

/**
 * The alarm judge: (state, input, configuration) -> (next state, what is to be told). Pure; the state given stays as it was.
 *
 * Readings are judged one by one in event time, so how they are grouped into inputs changes nothing as long as they come in
 * the same order with the same receipt times. Time that passes is told by `now` or by the receipt time of a reading; whatever is
 * due happens first and at its own moment, so how often time is told changes nothing either.
 */
export const evaluate: Judge = (state, input, config) => {
  const draft = openDraft(asMemory(state), prepareConfig(config));
  reconcile(draft, clockOf(input));
  switch (input.type) {
    case 'readings':
      judgeReadings(draft, input.readings);
      advanceClock(draft, input.receivedTs);
      break;
    case 'tick':
      advanceClock(draft, input.now);
      break;
    case 'downtime':
      passDowntime(draft, input.from, input.to);
      break;
    case 'acknowledge':
      advanceClock(draft, input.now);
      acknowledge(draft, input);
      break;
  }
  return [closeDraft(draft), draft.events];
};

/** Every alarm in the state that is not `normal`. */
export function openAlarmsOf(state: Parameters<Judge>[0]): readonly Alarm[] {
  const memory = asMemory(state);
  const open: Alarm[] = Object.values(memory.withdrawn);
  for (const station of Object.values(memory.stations)) {
    if (station.silent.alarm) open.push(station.silent.alarm);
    for (const collector of Object.values(station.collectors)) {
      for (const rule of Object.values(collector.rules)) if (rule.alarm) open.push(rule.alarm);
      open.push(...Object.values(collector.late));
    }
  }
  return open;
}

function clockOf(input: JudgeInput): number {
  switch (input.type) {
    case 'readings':
      return input.readings[0]?.receivedTs ?? input.receivedTs;
    case 'downtime':
      return input.from;
    default:
      return input.now;
  }
}

function judgeReadings(draft: Draft, readings: readonly StoredReading[]): void {
  const late: StoredReading[] = [];
  let scope: Scope | null = null;
  for (const reading of inOrder(readings)) {
    advanceClock(draft, reading.receivedTs);
    if (scope?.collector.id !== reading.collector) scope = openScope(draft, reading.collector);
    if (!scope) continue;
    hear(draft, reading, scope);
    const { memory, collector } = scope;
    if (reading.late) late.push(reading);
    else if (collector.station.reorderMs > 0) enqueue(draft, memory, reading, collector);
    else judgeInTurn(draft, memory, reading, { collector, receivedTs: reading.receivedTs });
    if (memory.dueTs < draft.dueTs) draft.dueTs = memory.dueTs;
  }
  if (late.length > 0) judgeLateOnes(draft, late);
}

interface Scope {
  readonly collector: PreparedCollector;
  readonly memory: CollectorMemory;
  readonly preparedStation: PreparedStation;
  readonly station: StationMemory;
}

function openScope(draft: Draft, id: string): Scope | null {
  const collector = draft.prepared.collectors.get(id);
  const preparedStation = collector && draft.prepared.stations.get(collector.station.id);
  if (!collector || !preparedStation) return null;
  const memory = ownCollector(draft, collector.station.id, id);
  return { collector, memory, preparedStation, station: ownStation(draft, collector.station.id) };
}

/** Readings of one receipt time in event-time order. A message may hold its samples in any order. */
function inOrder(readings: readonly StoredReading[]): readonly StoredReading[] {
  let before: StoredReading | undefined;
  for (const now of readings) {
    if (before && now.receivedTs === before.receivedTs && now.ts < before.ts) {
      return readings.toSorted((a, b) => a.receivedTs - b.receivedTs || a.ts - b.ts);
    }
    before = now;
  }
  return readings;
}

/** The station spoke, and with a usable value (not stale, not a fault of communication) the point did. */
function hear(draft: Draft, { point, receivedTs, quality }: StoredReading, scope: Scope): void {
  const { station, memory, preparedStation } = scope;
  if (receivedTs - station.heardTs >= preparedStation.timeoutMs) {
    station.backTs = receivedTs;
    forgetDeadlines(draft, preparedStation);
  }
  station.heardTs = receivedTs;
  if (preparedStation.silence && station.silent.alarm && isActive(station.silent.alarm)) {
    flipRule(station.silent, preparedStation.silence, receivedTs, receivedTs, telling(draft));
    draft.dueTs = 0;
  }
  if (quality === 2 || quality === 3) return;
  memory.heard[point] = receivedTs;
  const silence = scope.collector.silenceOf.get(point);
  const rule = silence && memory.rules[silence.key];
  if (!silence || !rule?.alarm || !isActive(rule.alarm)) return;
  flipRule(rule, silence, receivedTs, receivedTs, telling(draft));
  memory.dueTs = 0;
}

/** Holds a reading back until the watermark passes it: nothing earlier can come in order then. */
function enqueue(
  draft: Draft,
  memory: CollectorMemory,
  reading: StoredReading,
  collector: PreparedCollector,
): void {
  const { waiting } = memory;
  let at = waiting.length;
  while (at > 0 && comesBefore(reading, waiting[at - 1])) at--;
  waiting.splice(at, 0, reading);
  memory.greatestTs = Math.max(memory.greatestTs, reading.ts);
  const watermark = memory.greatestTs - collector.station.reorderMs;
  let ready = 0;
  while (ready < waiting.length && (waiting[ready]?.ts ?? 0) <= watermark) ready++;
  for (const its of waiting.splice(0, ready)) {
    judgeInTurn(draft, memory, its, { collector, receivedTs: reading.receivedTs });
  }
  memory.dueTs = 0;
}

/** By event time; of one moment the switches first, because other points are judged by them. */
function comesBefore(a: StoredReading, b: StoredReading | undefined): boolean {
  if (!b || a.ts !== b.ts) return b !== undefined && a.ts < b.ts;
  return isSwitch(a.point) && !isSwitch(b.point);
}

function isSwitch(point: StoredReading['point']): boolean {
  return point === 'running' || point === 'producing';
}

function judgeLateOnes(draft: Draft, late: readonly StoredReading[]): void {
  for (const id of new Set(late.map((it) => it.collector))) {
    const readings = late.filter((it) => it.collector === id);
    const collector = draft.prepared.collectors.get(id);
    if (!collector) continue;
    const memory = ownCollector(draft, collector.station.id, id);
    judgeLate(memory, readings, collector, readings.at(-1)?.receivedTs ?? draft.clock, telling(draft));
  }
}

/** Our own downtime is nobody's silence: every receipt time that counts is moved by its length. */
function passDowntime(draft: Draft, from: number, to: number): void {
  advanceClock(draft, from);
  const length = to - from;
  if (length <= 0) return;
  for (const prepared of draft.prepared.stations.values()) {
    const { id: stationId, collectors } = prepared.station;
    const own = ownStation(draft, stationId);
    own.heardTs += length;
    own.backTs += length;
    for (const id of collectors) shiftReceipts(ownCollector(draft, stationId, id), length);
    forgetDeadlines(draft, prepared);
  }
  draft.clock = Math.max(draft.clock, to);
}

function shiftReceipts(memory: CollectorMemory, length: number): void {
  for (const point of Object.keys(memory.heard)) memory.heard[point] = (memory.heard[point] ?? 0) + length;
  for (const rule of Object.values(memory.rules)) rule.receivedTs += length;
  memory.waiting = memory.waiting.map((it) => ({ ...it, receivedTs: it.receivedTs + length }));
}

function acknowledge(draft: Draft, input: Extract<JudgeInput, { type: 'acknowledge' }>): void {
  const keep = (open: Alarm): Alarm | null => {
    const { alarm, events } = acknowledgeAlarm(open, input.by, input.reason, input.now);
    draft.events.push(...events);
    return alarm.state === 'normal' ? null : alarm;
  };
  const withdrawn = draft.withdrawn[input.alarmId];
  if (withdrawn) {
    const { [input.alarmId]: _, ...others } = draft.withdrawn;
    const left = keep(withdrawn);
    draft.withdrawn = left ? { ...others, [left.id]: left } : others;
    return;
  }
  const found = findAlarm(draft, input.alarmId);
  if (!found) return;
  const station = ownStation(draft, found.station);
  if (found.collector === null) {
    station.silent.alarm = station.silent.alarm && keep(station.silent.alarm);
    return;
  }
  const memory = ownCollector(draft, found.station, found.collector);
  const rule = memory.rules[found.key];
  if (found.late) {
    const alarm = memory.late[found.key];
    const left = alarm ? keep(alarm) : null;
    if (left) memory.late[found.key] = left;
    else delete memory.late[found.key];
  } else if (rule?.alarm) {
    rule.alarm = keep(rule.alarm);
  }
}

interface Place {
  readonly station: string;
  readonly collector: string | null;
  readonly key: string;
  readonly late: boolean;
}

function findAlarm(draft: Draft, id: string): Place | null {
  for (const [station, memory] of Object.entries(draft.stations)) {
    if (memory.silent.alarm?.id === id) return { station, collector: null, key: '', late: false };
    for (const [collector, { rules, late }] of Object.entries(memory.collectors)) {
      for (const [key, rule] of Object.entries(rules))
        if (rule.alarm?.id === id) return { station, collector, key, late: false };
      for (const [key, alarm] of Object.entries(late))
        if (alarm.id === id) return { station, collector, key, late: true };
    }
  }
  return null;
}

/**
 * The registry has changed: what is new is looked for from now on; what is gone is forgotten, and its open alarms return
 * and wait for a person among the withdrawn.
 */
function reconcile(draft: Draft, now: number): void {
  const { prepared } = draft;
  if (draft.mark === prepared.mark) return;
  const before = draft.clock;
  draft.clock = Math.max(before, now);
  for (const id of Object.keys(draft.stations)) reconcileStation(draft, prepared, id);
  for (const it of prepared.stations.values()) {
    const { station } = it;
    const own = ownStation(draft, station.id);
    for (const id of station.collectors) {
      ownCollector(draft, station.id, id);
      adoptWithdrawn(draft, own, station.id, id);
    }
    forgetDeadlines(draft, it);
  }
  draft.mark = prepared.mark;
  draft.clock = before;
}

function reconcileStation(draft: Draft, prepared: Prepared, id: string): void {
  const station = ownStation(draft, id);
  const now = prepared.stations.get(id);
  if (!now?.silence) withdraw(draft, station.silent);
  for (const collectorId of Object.keys(station.collectors)) {
    const collector = now?.collectors.find((it) => it.id === collectorId);
    const memory = ownCollector(draft, id, collectorId);
    for (const key of Object.keys(memory.rules)) {
      const rule = memory.rules[key];
      if (!rule || collector?.rules.has(key)) continue;
      withdraw(draft, rule);
      delete memory.rules[key];
    }
    if (collector) continue;
    for (const alarm of Object.values(memory.late))
      draft.withdrawn = { ...draft.withdrawn, [alarm.id]: alarm };
    delete station.collectors[collectorId];
  }
  if (!now) delete draft.stations[id];
}

function withdraw(draft: Draft, rule: RuleMemory): void {
  if (!rule.alarm) return;
  const at = { ts: draft.clock, knownAt: draft.clock };
  const { alarm, events } = returnAlarm(rule.alarm, at, { withdrawn: 1 });
  draft.events.push(...events);
  if (alarm.state !== 'normal') draft.withdrawn = { ...draft.withdrawn, [alarm.id]: alarm };
  rule.alarm = null;
  rule.since = null;
}

/** A rule that is back takes its own open alarm back, so that it never has two. */
function adoptWithdrawn(
  draft: Draft,
  station: { silent: RuleMemory },
  stationId: string,
  collectorId: string,
): void {
  for (const alarm of Object.values(draft.withdrawn)) {
    if (alarm.collector !== collectorId || alarm.late) continue;
    const key = ruleKey({ id: alarm.ruleId, point: alarm.point });
    const isStation = alarm.ruleId === 'station-silent' && draft.prepared.stations.get(stationId)?.silence;
    if (!isStation && !draft.prepared.collectors.get(collectorId)?.rules.has(key)) continue;
    const { rules } = ownCollector(draft, stationId, collectorId);
    const rule = isStation ? station.silent : (rules[key] ?? newRule());
    if (rule.alarm) continue;
    const { [alarm.id]: _, ...others } = draft.withdrawn;
    draft.withdrawn = others;
    rule.alarm = alarm;
    if (!isStation) rules[key] = rule;
  }
}
