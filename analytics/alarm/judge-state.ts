import type { Alarm } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import type { CycleMemory } from '../cycles/cycle-memory';
import type { SlotWindow } from './slot-window';
import type { JudgeState } from './types';

/** A moment that never comes, and stays itself in JSON. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** The judge's whole memory: plain values, bounded by the number of stations, points and rules. */
export interface Memory extends JudgeState {
  /** Greatest receipt time seen: time as the judge knows it. */
  readonly clock: number;
  /** Nothing lapses before this receipt time. */
  readonly dueTs: number;
  /** Which stations and rules this memory is for; another mark means: the registry has changed. */
  readonly mark: string;
  /** Which times of maintenance it has looked at. */
  readonly windowsMark: string;
  readonly stations: Readonly<Record<string, StationMemory>>;
  /** Open alarms whose rule is gone from the registry, by id; they wait for a person. */
  readonly withdrawn: Readonly<Record<string, Alarm>>;
}

export interface StationMemory {
  /** Receipt time of its last reading, or when it was first looked for. */
  heardTs: number;
  /** Receipt time since which it is not silent. */
  backTs: number;
  silent: RuleMemory;
  collectors: Record<string, CollectorMemory>;
  /** Kept only where a rule judges the station's messages. */
  line?: LineMemory;
}

/** What a station's messages tell of its clock, its line and its gateway. Times are of receipt. */
export interface LineMemory {
  /** When the messages came that are being taken. */
  receivedTs: number;
  /** Least receipt time less time of measurement among them, ms; below 0: from the future. */
  leastLagMs: number;
  /** Since when every message has been behind time by more than the limit; null when not. */
  behindSinceTs: number | null;
  /** The message being taken, and the greatest of its boot so far with its place in the order of arrival. */
  boot: number;
  seq: number;
  greatestSeq: number;
  greatestId: number;
  /** The last messages that a later one had just overtaken, oldest first, a few. */
  overtakenTs: number[];
  /** By rule key. */
  rules: Record<string, RuleMemory>;
}

export interface CollectorMemory {
  /** Greatest event time judged. */
  judgedTs: number;
  /** Nothing of this collector lapses before this receipt time. */
  dueTs: number;
  running: SwitchMemory;
  producing: SwitchMemory;
  points: Record<string, PointMemory>;
  /** Receipt time of each point's last usable value. */
  heard: Record<string, number>;
  windows: Record<string, SlotWindow>;
  /** The sawtooth of the differential pressure; left out before its first running sample. */
  cycles?: CycleMemory;
  /** By rule key. */
  rules: Record<string, RuleMemory>;
  /** Readings that may still be overtaken by earlier ones; empty where a station keeps order. */
  waiting: StoredReading[];
  /** Greatest event time received. */
  greatestTs: number;
  /** Receipt time of its last reading that came in order; kept only where a station has a reorder time. */
  receivedTs?: number;
  /** Open alarms of the late pass, by rule key; at most one a rule. */
  late: Record<string, Alarm>;
  /** While late readings come: the memory in which they are judged. */
  latePass?: LatePass;
  /** By point; only of those that a rule compares with what is usual. */
  habits?: Record<string, HabitMemory>;
  /** Its gateway is known to repeat itself, so that no point is told frozen of itself. */
  isFrozen?: true;
}

/** How an analog point behaves while running, in its unit. What is usual is learnt once and kept. */
export interface HabitMemory {
  /** Last running sample, and its change from the one before; null after a gap. */
  ts: number;
  value: number;
  change: number | null;
  /** Samples still to learn from. */
  left: number;
  /** Usual value. */
  level: number;
  /** Usual scatter from sample to sample. */
  usual: number;
  /** The same over the last samples. */
  scatter: number;
}

/** Its `memory` holds no alarms between two readings (they are in `late`), and is gone when the pass closes. */
export interface LatePass {
  readonly memory: CollectorMemory;
  /** Receipt time of its last reading. */
  receivedTs: number;
}

/** `running` or `producing`, with its edges. */
export interface SwitchMemory {
  /** Null until heard. */
  value: 0 | 1 | null;
  ts: number;
  /** Event time since which it has this value, as far as known. */
  sinceTs: number;
  /** Event time of the last change from 1 to 0, null when unseen. */
  offTs: number | null;
  /** Event time of the last change from 0 to 1, null when unseen. */
  onTs: number | null;
}

export interface PointMemory {
  /** Last good value. */
  value: number;
  ts: number;
  /** Since when it has not changed at all. */
  changedTs: number;
  /** A temperature that jumped at once is not trusted until then (event time). */
  distrustedUntil: number;
}

/** What one rule remembers between samples. */
export interface RuleMemory {
  /** Event time since which the samples ask for the other side (raise or return); null when they do not. */
  since: number | null;
  /** Event and receipt time of the last sample it took. */
  seenTs: number;
  receivedTs: number;
  value: number;
  /** Null when normal. */
  alarm: Alarm | null;
}

/** The memory of a judge that has seen nothing. */
export function initialState(): JudgeState {
  const memory: Memory = {
    version: 1,
    clock: 0,
    dueTs: NEVER,
    mark: '',
    windowsMark: '',
    stations: {},
    withdrawn: {},
  };
  return memory;
}

/** Reads a state that `evaluate` or `initialState` made; throws on any other. */
export function asMemory(state: JudgeState): Memory {
  if (state.version !== 1 || typeof state.clock !== 'number' || typeof state.stations !== 'object') {
    throw new Error(
      `The judge's state is of version ${String(state.version)}; this program reads version 1. Replay from the readings.`,
    );
  }
  return state as Memory;
}

export function newStation(clock: number): StationMemory {
  return { heardTs: clock, backTs: clock, silent: newRule(), collectors: {} };
}

export function newLine(): LineMemory {
  return {
    receivedTs: 0,
    leastLagMs: NEVER,
    behindSinceTs: null,
    boot: 0,
    seq: 0,
    greatestSeq: 0,
    greatestId: 0,
    overtakenTs: [],
    rules: {},
  };
}

export function newCollector(): CollectorMemory {
  return {
    judgedTs: 0,
    dueTs: NEVER,
    running: newSwitch(),
    producing: newSwitch(),
    points: {},
    heard: {},
    windows: {},
    rules: {},
    waiting: [],
    greatestTs: 0,
    late: {},
  };
}

export function newRule(): RuleMemory {
  return { since: null, seenTs: 0, receivedTs: 0, value: 0, alarm: null };
}

export function newSwitch(): SwitchMemory {
  return { value: null, ts: 0, sinceTs: 0, offTs: null, onTs: null };
}

/** A copy that may be written to. Alarms and readings are values and are shared. */
export function copyCollector(from: CollectorMemory): CollectorMemory {
  const copy: CollectorMemory = {
    judgedTs: from.judgedTs,
    dueTs: from.dueTs,
    running: { ...from.running },
    producing: { ...from.producing },
    points: copyEach(from.points, (point) => ({ ...point })),
    heard: { ...from.heard },
    windows: copyEach(from.windows, (window) => ({ ...window, slots: window.slots.slice() })),
    rules: copyEach(from.rules, (rule) => ({ ...rule })),
    waiting: from.waiting.slice(),
    greatestTs: from.greatestTs,
    late: { ...from.late },
  };
  if (from.cycles) copy.cycles = { ...from.cycles };
  if (from.receivedTs !== undefined) copy.receivedTs = from.receivedTs;
  if (from.habits) copy.habits = copyEach(from.habits, (habit) => ({ ...habit }));
  if (from.isFrozen) copy.isFrozen = true;
  if (from.latePass) copy.latePass = { ...from.latePass, memory: copyCollector(from.latePass.memory) };
  return copy;
}

/** A copy that may be written to. */
export function copyLine(from: LineMemory): LineMemory {
  return {
    ...from,
    overtakenTs: from.overtakenTs.slice(),
    rules: copyEach(from.rules, (rule) => ({ ...rule })),
  };
}

function copyEach<T>(from: Record<string, T>, copy: (value: T) => T): Record<string, T> {
  const to: Record<string, T> = {};
  for (const key in from) {
    const value = from[key];
    if (value !== undefined) to[key] = copy(value);
  }
  return to;
}
