import { type Alarm, isUnacknowledged } from '../../../data/model/alarm';
import type { Priority } from '../../../data/model/level';

export const PRIORITIES: readonly Priority[] = [1, 2, 3, 4];

export interface AlarmFigures {
  /** State is not `normal`, and no maintenance holds it back. */
  readonly open: number;
  readonly unacknowledged: number;
  /** Raised in the last 24 h of event time, by priority. */
  readonly last24h: Readonly<Record<Priority, number>>;
}

/** The figures above the table. `recent` may hold more than 24 h; `now` is epoch ms. */
export function countAlarms(open: readonly Alarm[], recent: readonly Alarm[], now: number): AlarmFigures {
  const since = now - 24 * 3_600_000;
  const last24h: Record<Priority, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const alarm of recent)
    if (alarm.raisedTs >= since && alarm.state !== 'out-of-service') last24h[alarm.priority] += 1;
  const told = open.filter(({ state }) => state !== 'out-of-service');
  return { open: told.length, unacknowledged: open.filter(isUnacknowledged).length, last24h };
}
