import type { Alarm, RuleId } from '../../../data/model/alarm';
import type { RunAction } from '../../../data/model/exercise';
import { type Level, levelOfPriority } from '../../../data/model/level';
import type { ExpectedAlarm, OperatorAction, Scenario, TimedFault } from '../../../data/model/scenario';
import { findFault } from './find-fault';
import { packRows } from './pack-rows';
import { levelOfRule } from './rule-facts';

/** `ahead`: its window has not begun. `open`: the window goes and nothing came yet. `overdue`: the window is over and nothing came. */
export type ExpectationState = 'ahead' | 'open' | 'raised' | 'late' | 'overdue';

export interface StoryBar {
  readonly key: string;
  /** Seconds since the story's start. */
  readonly fromS: number;
  readonly toS: number;
  readonly row: number;
}

export interface FaultBar extends StoryBar {
  readonly fault: string;
  readonly severity: number;
  readonly rampS: number;
  /** Put in by the trainer, not by the scenario. */
  readonly injected: boolean;
  /** It has begun and not yet ended. */
  readonly active: boolean;
}

export interface ExpectationBar extends StoryBar {
  readonly ruleId: RuleId;
  readonly level: Level;
  readonly state: ExpectationState;
}

export interface RaisedMark {
  readonly alarmId: string;
  readonly ruleId: RuleId;
  readonly level: Level;
  readonly atS: number;
  /** No expectation of the scenario speaks of it. */
  readonly unexpected: boolean;
}

/** What happens at one collector, in bars on rows of their own. */
export interface StoryLane {
  readonly collector: string;
  readonly faults: readonly FaultBar[];
  readonly expectations: readonly ExpectationBar[];
  readonly raised: readonly RaisedMark[];
}

export interface StoryInput {
  readonly scenario: Pick<Scenario, 'faults' | 'expectedAlarms' | 'durationS'>;
  readonly startTs: number;
  readonly nowS: number;
  readonly alarms: readonly Alarm[];
  readonly actions: readonly RunAction[];
}

/** Room that a bar's words need, as a share of the whole story. */
const WORDS_SHARE = 0.14;

/** The script beside what came of it so far: one lane a collector that the scenario, the trainer or an alarm names. */
export function layoutStory(input: StoryInput): readonly StoryLane[] {
  const { scenario, alarms } = input;
  const faults = [...scriptedFaults(input), ...injectedFaults(input)];
  const { states, matched } = matchExpectations(input);
  const collectors = new Set([
    ...faults.map(({ collector }) => collector),
    ...scenario.expectedAlarms.map(({ collector }) => collector),
    ...alarms.map(({ collector }) => collector),
  ]);
  return [...collectors].sort().map((collector) => ({
    collector,
    faults: packed(
      faults.filter((each) => each.collector === collector),
      scenario.durationS,
    ),
    expectations: packed(
      scenario.expectedAlarms.flatMap((expected, at) =>
        expected.collector === collector ? [expectationBar(expected, at, states[at] ?? 'ahead')] : [],
      ),
      scenario.durationS,
    ),
    raised: alarms
      .filter((alarm) => alarm.collector === collector)
      .map((alarm) => raisedMark(alarm, input.startTs, !matched.has(alarm.id)))
      .sort((a, b) => a.atS - b.atS),
  }));
}

interface FaultOf extends Omit<FaultBar, 'row'> {
  readonly collector: string;
}

function scriptedFaults({ scenario, startTs, nowS, actions }: StoryInput): FaultOf[] {
  return scenario.faults.map((fault, at) => {
    const cleared = clearedAt(fault, fault.atS, startTs, actions);
    const toS = Math.min(fault.clearAtS ?? scenario.durationS, cleared ?? scenario.durationS);
    return {
      ...barOf(fault, fault.atS, toS, nowS),
      key: `fault-${at}`,
      injected: false,
    };
  });
}

function injectedFaults({ scenario, startTs, nowS, actions }: StoryInput): FaultOf[] {
  return actions.flatMap((action, at) => {
    const { collector, fault, severity, rampS } = action.params;
    if (action.kind !== 'inject' || typeof collector !== 'string' || typeof fault !== 'string') return [];
    const atS = secondsFrom(startTs, action.simTs);
    const toS = clearedAt({ collector, fault }, atS, startTs, actions) ?? scenario.durationS;
    const bent = { collector, fault, severity: Number(severity ?? 1), rampS: Number(rampS ?? 0) };
    return [{ ...barOf(bent, atS, toS, nowS), key: `injected-${at}`, injected: true }];
  });
}

function barOf(
  fault: Pick<TimedFault, 'collector' | 'fault' | 'severity' | 'rampS'>,
  fromS: number,
  toS: number,
  nowS: number,
) {
  const { collector, severity, rampS } = fault;
  return {
    collector,
    fault: fault.fault,
    severity,
    rampS,
    fromS,
    toS: Math.max(fromS, toS),
    active: nowS >= fromS && nowS < toS,
  };
}

/** When somebody ended that fault after it began; s since the start. */
function clearedAt(
  { collector, fault }: Pick<TimedFault, 'collector' | 'fault'>,
  fromS: number,
  startTs: number,
  actions: readonly RunAction[],
): number | null {
  const end = actions.find(
    (action) =>
      action.params.collector === collector &&
      endsFault(action, fault) &&
      secondsFrom(startTs, action.simTs) >= fromS,
  );
  return end ? secondsFrom(startTs, end.simTs) : null;
}

/** A trainer's clearing, or what an operator mends; stopping production or a fan ends no fault. */
function endsFault({ kind, params }: RunAction, fault: string): boolean {
  if (kind === 'clear') return params.fault === undefined || params.fault === fault;
  if (kind !== 'action') return false;
  const mends = MENDING.find((action) => action === params.action);
  return mends !== undefined && findFault(fault)?.actions.includes(mends) === true;
}

const MENDING: readonly OperatorAction[] = ['clear-airlock', 'start-pump'];

/** Earliest expectation first, each takes the earliest alarm that fits and is not taken: a look ahead at what the judge will say. */
function matchExpectations({ scenario, startTs, nowS, alarms }: StoryInput) {
  const states: ExpectationState[] = scenario.expectedAlarms.map(() => 'ahead');
  const matched = new Set<string>();
  const oldestFirst = alarms.toSorted((a, b) => a.raisedTs - b.raisedTs);
  const order = scenario.expectedAlarms
    .map((expected, at) => ({ expected, at }))
    .sort((a, b) => a.expected.fromS - b.expected.fromS || a.at - b.at);
  for (const { expected, at } of order) {
    const alarm = oldestFirst.find(
      (each) =>
        !matched.has(each.id) &&
        fits(expected, each) &&
        secondsFrom(startTs, each.raisedTs) >= expected.fromS,
    );
    if (alarm) matched.add(alarm.id);
    states[at] = stateOf(expected, alarm ? secondsFrom(startTs, alarm.raisedTs) : null, nowS);
  }
  return { states, matched };
}

function fits(expected: ExpectedAlarm, alarm: Alarm): boolean {
  return (
    alarm.ruleId === expected.ruleId &&
    alarm.collector === expected.collector &&
    (expected.point === undefined || alarm.point === expected.point)
  );
}

function stateOf(expected: ExpectedAlarm, raisedS: number | null, nowS: number): ExpectationState {
  if (raisedS !== null) return raisedS <= expected.toS ? 'raised' : 'late';
  if (nowS < expected.fromS) return 'ahead';
  return nowS <= expected.toS ? 'open' : 'overdue';
}

function expectationBar(
  { ruleId, fromS, toS }: ExpectedAlarm,
  at: number,
  state: ExpectationState,
): Omit<ExpectationBar, 'row'> {
  return { key: `expected-${at}`, ruleId, fromS, toS, level: levelOfRule(ruleId), state };
}

function raisedMark(alarm: Alarm, startTs: number, unexpected: boolean): RaisedMark {
  return {
    alarmId: alarm.id,
    ruleId: alarm.ruleId,
    level: levelOfPriority(alarm.priority),
    atS: secondsFrom(startTs, alarm.raisedTs),
    unexpected,
  };
}

function packed<T extends { readonly fromS: number; readonly toS: number }>(
  bars: readonly T[],
  durationS: number,
): (T & { readonly row: number })[] {
  const rows = packRows(bars, durationS * 0.004, durationS * WORDS_SHARE);
  return bars.map((bar, at) => ({ ...bar, row: rows[at] ?? 0 }));
}

function secondsFrom(startTs: number, ts: number): number {
  return (ts - startTs) / 1000;
}
