import type { Expectation, ReportedAlarm } from '../../data/model/exercise';

export interface Met {
  readonly expected: Expectation;
  readonly alarm: ReportedAlarm;
}

/**
 * Pairs expected alarms with raised ones, one to one: rule, collector and, where it is given, the point agree. First those raised inside
 * their window, then those raised after it. Earliest first: an alarm takes the expectation whose window ends first, which meets as many
 * as can be met. An alarm before its window matches nothing.
 */
export function matchAlarms(
  expectations: readonly Expectation[],
  alarms: readonly ReportedAlarm[],
): {
  readonly hits: readonly Met[];
  readonly late: readonly Met[];
  readonly unmet: readonly Expectation[];
  readonly unmatched: readonly ReportedAlarm[];
} {
  const byEnd = expectations.toSorted((a, b) => a.toS - b.toS || a.fromS - b.fromS);
  const byRaise = alarms.toSorted((a, b) => a.raisedS - b.raisedS || (a.alarmId < b.alarmId ? -1 : 1));
  const inside = pair(byEnd, byRaise, ({ fromS, toS }, { raisedS }) => raisedS >= fromS && raisedS <= toS);
  const after = pair(inside.unmet, inside.unmatched, ({ toS }, { raisedS }) => raisedS > toS);
  return { hits: inside.met, late: after.met, unmet: after.unmet, unmatched: after.unmatched };
}

function pair(
  expectations: readonly Expectation[],
  alarms: readonly ReportedAlarm[],
  isInTime: (expected: Expectation, alarm: ReportedAlarm) => boolean,
) {
  const unmet = [...expectations];
  const unmatched: ReportedAlarm[] = [];
  const met: Met[] = [];
  for (const alarm of alarms) {
    const at = unmet.findIndex((expected) => isAbout(expected, alarm) && isInTime(expected, alarm));
    const [expected] = at < 0 ? [] : unmet.splice(at, 1);
    if (expected) met.push({ expected, alarm });
    else unmatched.push(alarm);
  }
  return { met, unmet, unmatched };
}

function isAbout(expected: Expectation, alarm: ReportedAlarm): boolean {
  return (
    expected.ruleId === alarm.ruleId &&
    expected.collector === alarm.collector &&
    (expected.point === undefined || expected.point === alarm.point)
  );
}
