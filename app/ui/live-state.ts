import { type Alarm, isUnacknowledged } from '../../data/model/alarm';
import type { LiveEvent } from '../../data/model/frame';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';

/** What stands now, as the server last told it. */
export interface LiveSnapshot {
  /** Open alarms (state is not `normal`): unacknowledged first, then by priority, then newest. */
  readonly alarms: readonly Alarm[];
  /** Newest change first; at most `WARNINGS_KEPT`. */
  readonly warnings: readonly Warning[];
  readonly risk: readonly EnterpriseRisk[];
}

export const EMPTY_SNAPSHOT: LiveSnapshot = { alarms: [], warnings: [], risk: [] };
export const WARNINGS_KEPT = 500;

/** Puts what the server answered into the order in which people read it. */
export function sortSnapshot(snapshot: LiveSnapshot): LiveSnapshot {
  return {
    alarms: snapshot.alarms.filter((alarm) => alarm.state !== 'normal').sort(byUrgency),
    warnings: [...snapshot.warnings].sort((a, b) => b.changedTs - a.changedTs).slice(0, WARNINGS_KEPT),
    risk: snapshot.risk,
  };
}

/** One told event. The same event twice changes nothing; an alarm that became `normal` leaves. */
export function applyEvent(snapshot: LiveSnapshot, event: LiveEvent): LiveSnapshot {
  switch (event.type) {
    case 'alarm':
      return sortSnapshot({
        ...snapshot,
        alarms: [...without(snapshot.alarms, event.alarm.id), event.alarm],
      });
    case 'warning':
      return sortSnapshot({
        ...snapshot,
        warnings: [...without(snapshot.warnings, event.warning.id), event.warning],
      });
    case 'risk':
      return { ...snapshot, risk: mergeRisk(snapshot.risk, event.risk) };
    case 'run':
      return snapshot;
  }
}

function without<T extends { readonly id: string }>(items: readonly T[], id: string): T[] {
  return items.filter((item) => item.id !== id);
}

function mergeRisk(
  held: readonly EnterpriseRisk[],
  told: readonly EnterpriseRisk[],
): readonly EnterpriseRisk[] {
  const byEnterprise = new Map(held.map((risk) => [risk.enterprise, risk]));
  for (const risk of told) byEnterprise.set(risk.enterprise, risk);
  return [...byEnterprise.values()];
}

function byUrgency(a: Alarm, b: Alarm): number {
  return (
    rankOf(a) - rankOf(b) || a.priority - b.priority || b.raisedTs - a.raisedTs || a.id.localeCompare(b.id)
  );
}

function rankOf(alarm: Alarm): number {
  if (isUnacknowledged(alarm)) return 0;
  return alarm.state === 'out-of-service' ? 2 : 1;
}
