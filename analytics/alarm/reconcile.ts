import { forgetDeadlines, telling } from './advance-clock';
import { returnForGood } from './alarm-machine';
import { type Draft, ownCollector, ownStation } from './draft';
import { closeLatePass } from './judge-late';
import { newLine, newRule, type RuleMemory, type StationMemory } from './judge-state';
import { type Prepared, ruleKey } from './prepare-config';

/**
 * The registry has changed: what is new is looked for from now on; what is gone is forgotten, and its open alarms return
 * and wait for a person among the withdrawn. Where times of maintenance have changed, every deadline is looked at again.
 */
export function reconcile(draft: Draft, now: number): void {
  const { prepared } = draft;
  if (draft.mark !== prepared.mark) reconcilePlants(draft, now);
  if (draft.windowsMark === prepared.windowsMark) return;
  for (const station of prepared.stations.values()) forgetDeadlines(draft, station);
  draft.windowsMark = prepared.windowsMark;
}

function reconcilePlants(draft: Draft, now: number): void {
  const { prepared } = draft;
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
  const isIdle = now !== undefined && draft.clock < now.station.idleUntilTs;
  if (!now?.silence || isIdle) withdraw(draft, station.silent);
  for (const [key, rule] of Object.entries(station.line?.rules ?? {})) {
    if (now?.line.some((it) => it.key === key)) continue;
    withdraw(draft, rule);
    delete station.line?.rules[key];
  }
  for (const collectorId of Object.keys(station.collectors)) {
    const collector = now?.collectors.find((it) => it.id === collectorId);
    const memory = ownCollector(draft, id, collectorId);
    closeLatePass(memory, collector, draft.clock, telling(draft));
    for (const key of Object.keys(memory.rules)) {
      const rule = memory.rules[key];
      const prepared = collector?.rules.get(key);
      if (!rule || (prepared && !(isIdle && prepared.byClock))) continue;
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
  const { alarm, events } = returnForGood(rule.alarm, at, { withdrawn: 1 });
  draft.events.push(...events);
  if (alarm.state !== 'normal') draft.withdrawn = { ...draft.withdrawn, [alarm.id]: alarm };
  rule.alarm = null;
  rule.since = null;
}

/** A rule that is back takes its own open alarm back, so that it never has two. */
function adoptWithdrawn(draft: Draft, station: StationMemory, stationId: string, collectorId: string): void {
  for (const alarm of Object.values(draft.withdrawn)) {
    if (alarm.collector !== collectorId || alarm.late) continue;
    const key = ruleKey({ id: alarm.ruleId, point: alarm.point });
    const prepared = draft.prepared.stations.get(stationId);
    const isStation = alarm.ruleId === 'station-silent' && prepared?.silence;
    const isLine = prepared?.line.some((it) => it.key === key);
    if (!isStation && !isLine && !draft.prepared.collectors.get(collectorId)?.rules.has(key)) continue;
    if (isLine) station.line ??= newLine();
    const { rules } = (isLine && station.line) || ownCollector(draft, stationId, collectorId);
    const rule = isStation ? station.silent : (rules[key] ?? newRule());
    if (rule.alarm) continue;
    const { [alarm.id]: _, ...others } = draft.withdrawn;
    draft.withdrawn = others;
    rule.alarm = alarm;
    if (!isStation) rules[key] = rule;
  }
}
