import type { Alarm } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import { acknowledge } from './acknowledge';
import { advanceClock, forgetDeadlines, judgeInTurn, lapseThrough, telling } from './advance-clock';
import { isActive } from './alarm-machine';
import { closeDraft, type Draft, openDraft, ownCollector, ownStation } from './draft';
import { flush } from './flush';
import { judgeLate } from './judge-late';
import { judgeLine } from './judge-line';
import { flipRule } from './judge-sample';
import { asMemory, type CollectorMemory, type StationMemory } from './judge-state';
import { type PreparedCollector, type PreparedStation, prepareConfig } from './prepare-config';
import { reconcile } from './reconcile';
import { compareReadings, takeInOrder } from './take-in-order';
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
    case 'flush':
      advanceClock(draft, input.now);
      flush(draft, input.now);
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
    for (const rule of Object.values(station.line?.rules ?? {})) if (rule.alarm) open.push(rule.alarm);
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
  let scope: Scope | null = null;
  for (const reading of inOrder(readings)) {
    advanceClock(draft, reading.receivedTs);
    if (scope?.collector.id !== reading.collector) scope = openScope(draft, reading.collector);
    if (!scope) continue;
    judgeLine(draft, reading, scope);
    hear(draft, reading, scope);
    const { memory, collector } = scope;
    if (reading.late) judgeLate(memory, reading, collector, reading.receivedTs, telling(draft));
    else judgeOnTime(draft, memory, reading, collector);
    if (memory.dueTs < draft.dueTs) draft.dueTs = memory.dueTs;
  }
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

/** Readings of one receipt time in event-time order. A message may hold its samples, and a sample its values, in any order. */
function inOrder(readings: readonly StoredReading[]): readonly StoredReading[] {
  let before: StoredReading | undefined;
  for (const now of readings) {
    if (before && now.receivedTs === before.receivedTs && compareReadings(now, before) < 0) {
      return readings.toSorted((a, b) => a.receivedTs - b.receivedTs || compareReadings(a, b));
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

/** With a reorder time, event time alone lets delays lapse while readings come: up to the watermark nothing is missing. */
function judgeOnTime(
  draft: Draft,
  memory: CollectorMemory,
  reading: StoredReading,
  collector: PreparedCollector,
): void {
  const { receivedTs } = reading;
  const { reorderMs } = collector.station;
  takeInOrder(memory, reading, reorderMs, (it) => judgeInTurn(draft, memory, it, { collector, receivedTs }));
  if (reorderMs === 0) return;
  memory.receivedTs = receivedTs;
  memory.dueTs = 0;
  lapseThrough(draft, memory, collector, { ts: memory.greatestTs - reorderMs, knownAt: receivedTs });
}

/** Our own downtime is nobody's silence: every receipt time that counts is moved by its length, and so is the end of a stop in it. */
function passDowntime(draft: Draft, from: number, to: number): void {
  advanceClock(draft, from);
  const length = to - from;
  if (length <= 0) return;
  for (const prepared of draft.prepared.stations.values()) {
    const { id: stationId, collectors, idleUntilTs } = prepared.station;
    const own = ownStation(draft, stationId);
    const countedFrom = Math.min(idleUntilTs, from);
    own.heardTs = Math.max(own.heardTs, countedFrom) + length;
    own.backTs = Math.max(own.backTs, countedFrom) + length;
    for (const id of collectors) shiftReceipts(ownCollector(draft, stationId, id), length);
    forgetDeadlines(draft, prepared);
  }
  draft.clock = Math.max(draft.clock, to);
}

function shiftReceipts(memory: CollectorMemory, length: number): void {
  for (const point of Object.keys(memory.heard)) memory.heard[point] = (memory.heard[point] ?? 0) + length;
  for (const rule of Object.values(memory.rules)) rule.receivedTs += length;
  memory.waiting = memory.waiting.map((it) => ({ ...it, receivedTs: it.receivedTs + length }));
  if (memory.receivedTs !== undefined) memory.receivedTs += length;
  if (memory.latePass) memory.latePass.receivedTs += length;
}
