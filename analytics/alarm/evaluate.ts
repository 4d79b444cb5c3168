import type { Alarm } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import { acknowledge } from './acknowledge';
import { advanceClock, forgetDeadlines, judgeInTurn, telling } from './advance-clock';
import { isActive } from './alarm-machine';
import { closeDraft, type Draft, openDraft, ownCollector, ownStation } from './draft';
import { flush } from './flush';
import { judgeLate } from './judge-late';
import { flipRule } from './judge-sample';
import { asMemory, type CollectorMemory, type StationMemory } from './judge-state';
import { type PreparedCollector, type PreparedStation, prepareConfig } from './prepare-config';
import { reconcile } from './reconcile';
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

/** Readings of one receipt time in event-time order. A message may hold its samples, and a sample its values, in any order. */
function inOrder(readings: readonly StoredReading[]): readonly StoredReading[] {
  let before: StoredReading | undefined;
  for (const now of readings) {
    if (before && now.receivedTs === before.receivedTs && comesBefore(now, before)) {
      return readings.toSorted(
        (a, b) => a.receivedTs - b.receivedTs || a.ts - b.ts || rankOf(a.point) - rankOf(b.point),
      );
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

/**
 * By event time; of one moment first whether it runs, then whether production does, then the rest, because other points are
 * judged by these two. Without a fixed order the order in which a station writes its values would decide.
 */
function comesBefore(a: StoredReading, b: StoredReading | undefined): boolean {
  if (!b || a.ts !== b.ts) return b !== undefined && a.ts < b.ts;
  return rankOf(a.point) < rankOf(b.point);
}

function rankOf(point: StoredReading['point']): number {
  if (point === 'running') return 0;
  return point === 'producing' ? 1 : 2;
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
