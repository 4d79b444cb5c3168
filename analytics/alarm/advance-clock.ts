import { isActive } from './alarm-machine';
import { type Draft, ownCollector, ownStation } from './draft';
import { closeLatePass, judgeLate, latePassDue } from './judge-late';
import { flipRule, judgeSample, letServicePass, serviceTs, type Telling } from './judge-sample';
import { type CollectorMemory, NEVER, newRule, type RuleMemory, type StationMemory } from './judge-state';
import type { PreparedCollector, PreparedRule, PreparedStation } from './prepare-config';
import { lapse, lapseMoment, lapseTs } from './rule-timer';
import { pointSilentDue, stationSilentDue } from './rules/silence';

/**
 * Lets everything happen that is due by receipt time `now`, each at its own moment: delays that lapse, readings whose
 * reorder time is over, silence. Called before every input, so how often time is told changes nothing.
 */
export function advanceClock(draft: Draft, now: number): void {
  if (now <= draft.clock) return;
  if (draft.dueTs <= now) {
    const from = draft.events.length;
    let next = NEVER;
    for (const station of draft.prepared.stations.values())
      next = Math.min(next, advanceStation(draft, station, now));
    draft.dueTs = next;
    sortEvents(draft, from);
  }
  draft.clock = now;
}

/** Looks again at every deadline of this station at the next advance. */
export function forgetDeadlines(draft: Draft, { station }: PreparedStation): void {
  draft.dueTs = 0;
  for (const id of station.collectors) ownCollector(draft, station.id, id).dueTs = 0;
}

export function telling(draft: Draft): Telling {
  return { world: draft.prepared.config.world, late: false, events: draft.events };
}

/** Judges one reading whose turn it is; one that came too late for its turn goes to the late pass. */
export function judgeInTurn(
  draft: Draft,
  memory: CollectorMemory,
  reading: Parameters<typeof judgeSample>[1],
  at: { readonly collector: PreparedCollector; readonly receivedTs: number },
): void {
  if (reading.ts < memory.judgedTs) judgeLate(memory, reading, at.collector, at.receivedTs, telling(draft));
  else judgeSample(memory, reading, at.collector, at.receivedTs, telling(draft));
}

/**
 * Lets the delays lapse that the last samples carry to their end by event time `ts`, and times of maintenance begin and end; for
 * when nothing measured until then is still to come. Known at `knownAt`.
 */
export function lapseThrough(
  draft: Draft,
  memory: CollectorMemory,
  collector: PreparedCollector,
  { ts, knownAt }: { readonly ts: number; readonly knownAt: number },
): void {
  for (const [key, prepared] of collector.rules) {
    const rule = memory.rules[key];
    const due = rule ? lapseTs(rule, prepared.timing) : null;
    if (rule && due !== null && due <= ts)
      lapse(rule, prepared.timing, (it, at) => flipRule(it, prepared, at, knownAt, telling(draft)));
    if (rule && !prepared.byClock) letServicePass(rule, prepared, { through: ts, knownAt }, telling(draft));
  }
}

function advanceStation(draft: Draft, prepared: PreparedStation, now: number): number {
  const known = draft.stations[prepared.station.id] ?? ownStation(draft, prepared.station.id);
  let next = NEVER;
  for (const collector of prepared.collectors) {
    const memory = known.collectors[collector.id];
    if (memory && memory.dueTs > now) {
      next = Math.min(next, memory.dueTs);
      continue;
    }
    const own = ownCollector(draft, prepared.station.id, collector.id);
    own.dueTs = advanceCollector(draft, own, { prepared, collector, station: known }, now);
    next = Math.min(next, own.dueTs);
  }
  next = Math.min(next, advanceLine(draft, prepared, known, now));
  return Math.min(next, advanceSilence(draft, prepared, known, now));
}

/** Only times of maintenance begin and end of themselves: what messages tell is judged when they come. */
function advanceLine(draft: Draft, prepared: PreparedStation, known: StationMemory, now: number): number {
  let next = NEVER;
  for (const rule of prepared.line) {
    const memory = known.line?.rules[rule.key];
    const due = memory ? (serviceTs(memory, rule) ?? NEVER) : NEVER;
    const own = due <= now ? ownStation(draft, prepared.station.id).line?.rules[rule.key] : undefined;
    next = Math.min(next, own ? passByClock(draft, own, rule, now) : due);
  }
  return next;
}

function advanceSilence(draft: Draft, prepared: PreparedStation, known: StationMemory, now: number): number {
  const { silence } = prepared;
  if (!silence) return NEVER;
  const isOn = known.silent.alarm !== null && isActive(known.silent.alarm);
  const { idleUntilTs } = prepared.station;
  const due = isOn ? NEVER : stationSilentDue(known.heardTs, idleUntilTs, prepared.timeoutMs);
  if (due > now && (serviceTs(known.silent, silence) ?? NEVER) > now)
    return Math.min(due, serviceTs(known.silent, silence) ?? NEVER);
  const { silent } = ownStation(draft, prepared.station.id);
  if (due <= now) {
    silent.value = prepared.timeoutMs / 1000;
    flipRule(silent, silence, due, due, telling(draft));
  }
  const next = passByClock(draft, silent, silence, now);
  return due > now ? Math.min(due, next) : next;
}

/** Times of maintenance begin and end for what is judged by receipt time; answers when the next does. */
function passByClock(draft: Draft, memory: RuleMemory, prepared: PreparedRule, now: number): number {
  for (;;) {
    const ts = serviceTs(memory, prepared);
    if (ts === null || ts > now) return ts ?? NEVER;
    const knownAt = Math.max(ts, draft.clock);
    letServicePass(memory, prepared, { through: ts, knownAt }, telling(draft));
  }
}

interface Scope {
  readonly prepared: PreparedStation;
  readonly collector: PreparedCollector;
  readonly station: StationMemory;
}

/** Runs one collector's deadlines in order of time; answers the next one beyond `now`. */
function advanceCollector(draft: Draft, memory: CollectorMemory, scope: Scope, now: number): number {
  for (;;) {
    const next = nextDeadline(memory, scope, now);
    if (next.due > now) return next.due;
    next.run(draft);
  }
}

interface Deadline {
  readonly due: number;
  readonly run: (draft: Draft) => void;
}

type Take = (due: number, run: Deadline['run']) => void;

function nextDeadline(memory: CollectorMemory, scope: Scope, now: number): Deadline {
  let next: Deadline = { due: NEVER, run: () => {} };
  const take: Take = (due, run) => {
    if (due < next.due) next = { due, run };
  };
  for (const [key, prepared] of scope.collector.rules) {
    const rule = memory.rules[key];
    const due = rule && lapseMoment(rule, prepared.timing, quietFrom(memory, rule, scope));
    if (rule && due) {
      take(due, (draft) =>
        lapse(rule, prepared.timing, (it, ts) => flipRule(it, prepared, ts, due, telling(draft))),
      );
    }
    if (rule) takeService(memory, prepared, rule, scope, take);
  }
  for (const prepared of scope.collector.silence) takePointSilence(memory, prepared, { ...scope, now }, take);
  takeWaiting(memory, scope, take);
  takeLatePass(memory, scope, take);
  return next;
}

/**
 * A time of maintenance begins or ends although no further sample came: as late as a delay would lapse, so that what is on its
 * way is heard first; for silence at once.
 */
function takeService(
  memory: CollectorMemory,
  prepared: PreparedRule,
  rule: RuleMemory,
  scope: Scope,
  take: Take,
): void {
  const through = serviceTs(rule, prepared);
  const quiet = prepared.byClock ? 0 : quietFrom(memory, rule, scope);
  if (through === null || quiet === null) return;
  const waits = prepared.byClock ? 0 : 2 * prepared.timing.messageIntervalMs;
  const due = Math.max(through, quiet) + waits;
  take(due, (draft) => {
    const knownAt = Math.max(due, draft.clock);
    letServicePass(rule, prepared, { through, knownAt }, telling(draft));
  });
}

/** Receipt time until which a sample may still come in order. Null: samples wait for their turn, and theirs comes first. */
function quietFrom(memory: CollectorMemory, rule: RuleMemory, { collector }: Scope): number | null {
  if (memory.waiting.length > 0) return null;
  const { reorderMs } = collector.station;
  return reorderMs === 0 ? rule.receivedTs : (memory.receivedTs ?? rule.receivedTs) + reorderMs;
}

function takeLatePass(memory: CollectorMemory, { collector }: Scope, take: Take): void {
  if (!memory.latePass) return;
  const due = latePassDue(memory.latePass, collector.station);
  take(due, (draft) => closeLatePass(memory, collector, due, telling(draft)));
}

/** A point that is due only after its station fell silent stays quiet until the station speaks. */
function takePointSilence(
  memory: CollectorMemory,
  prepared: PreparedRule,
  scope: Scope & { readonly now: number },
  take: Take,
): void {
  const { rule, key } = prepared;
  const alarm = memory.rules[key]?.alarm;
  if (!rule.point || (alarm && isActive(alarm))) return;
  const timeoutMs = rule.numbers.timeoutMs ?? scope.prepared.timeoutMs;
  const { heardTs, backTs } = scope.station;
  const { idleUntilTs } = scope.prepared.station;
  const due = pointSilentDue(memory.heard[rule.point], Math.max(backTs, idleUntilTs), timeoutMs);
  const isStationSilent = due >= stationSilentDue(heardTs, idleUntilTs, scope.prepared.timeoutMs);
  if (isStationSilent && due <= scope.now) return;
  take(due, (draft) => {
    const state = memory.rules[key] ?? newRule();
    memory.rules[key] = state;
    state.value = timeoutMs / 1000;
    flipRule(state, prepared, due, due, telling(draft));
  });
}

/** A collector that was quiet for its reorder time and two message intervals has nothing on the way: what waits has its turn. */
function takeWaiting(memory: CollectorMemory, scope: Scope, take: Take): void {
  if (memory.waiting.length === 0) return;
  const { reorderMs, messageIntervalMs } = scope.collector.station;
  const lastTs = memory.waiting.reduce((last, it) => Math.max(last, it.receivedTs), 0);
  const due = lastTs + reorderMs + 2 * messageIntervalMs;
  take(due, (draft) => {
    for (const reading of memory.waiting.splice(0)) {
      judgeInTurn(draft, memory, reading, { collector: scope.collector, receivedTs: due });
    }
  });
}

/** Events since `from` in order of the moment they were known; equal moments keep their order. */
function sortEvents(draft: Draft, from: number): void {
  const fresh = draft.events.splice(from);
  fresh.sort((a, b) => a.knownAt - b.knownAt);
  draft.events.push(...fresh);
}
