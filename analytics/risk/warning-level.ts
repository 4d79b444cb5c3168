import { WARNING_TABLE } from '../../data/catalogue/risk-model';
import type { Alarm } from '../../data/model/alarm';
import type { Level } from '../../data/model/level';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';

export interface WarningFinding {
  readonly level: Level;
  readonly causes: Warning['causes'];
}

/**
 * The warning level that an enterprise has earned at `now`, by the example table of data/catalogue/risk-model.ts, with every
 * cause of that level. Null: none. The levels of the table are a local example.
 */
export function warningLevel(
  risk: EnterpriseRisk,
  openAlarms: readonly Alarm[],
  now: number,
): WarningFinding | null {
  const rows = WARNING_TABLE.map((row) => ({
    level: row.level,
    causes: causesOf(row, risk, openAlarms, now),
  }));
  const first = rows.find((row) => row.causes.length > 0);
  if (!first) return null;
  const causes = rows.filter((row) => row.level === first.level).flatMap((row) => row.causes);
  return { level: first.level, causes: withoutRepeats(causes) };
}

function causesOf(
  row: (typeof WARNING_TABLE)[number],
  risk: EnterpriseRisk,
  openAlarms: readonly Alarm[],
  now: number,
): Warning['causes'] {
  if ('actual' in row) {
    return risk.actualLevel === row.actual ? [{ cause: 'actual-risk', collector: null, alarmId: null }] : [];
  }
  const { priority, count, standingMs } = row.alarms;
  const earned = openAlarms.filter(
    (alarm) =>
      (alarm.state === 'unack' || alarm.state === 'ack') &&
      alarm.priority <= priority &&
      now - alarm.raisedTs >= standingMs,
  );
  if (earned.length < count) return [];
  return earned.map((alarm) => ({ cause: alarm.ruleId, collector: alarm.collector, alarmId: alarm.id }));
}

function withoutRepeats(causes: Warning['causes']): Warning['causes'] {
  const seen = new Set<string>();
  return causes.filter((it) => {
    const name = it.alarmId ?? it.cause;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
