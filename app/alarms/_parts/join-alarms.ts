import type { Alarm } from '../../../data/model/alarm';

/**
 * What the server answered for a span, brought up to date by the open alarms that came live since: one row an alarm,
 * newest raise first. Open alarms raised before `from` stay in: they are still there.
 */
export function joinAlarms(answered: readonly Alarm[], open: readonly Alarm[]): Alarm[] {
  const byId = new Map(answered.map((alarm) => [alarm.id, alarm]));
  for (const alarm of open) byId.set(alarm.id, alarm);
  return [...byId.values()].sort((a, b) => b.raisedTs - a.raisedTs || a.id.localeCompare(b.id));
}
