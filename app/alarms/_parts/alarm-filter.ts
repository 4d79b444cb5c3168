import type { Alarm, AlarmState, RuleId } from '../../../data/model/alarm';
import type { Priority } from '../../../data/model/level';

/** What a person wants to see. An empty list or null does not narrow. */
export interface AlarmFilter {
  readonly states: readonly AlarmState[];
  readonly priorities: readonly Priority[];
  /** Enterprise id. */
  readonly plant: string | null;
  readonly rule: RuleId | null;
}

/** Alarms that pass every part of the filter, in their order. `plantOf` answers a collector's enterprise. */
export function filterAlarms(
  alarms: readonly Alarm[],
  filter: AlarmFilter,
  plantOf: (collector: string) => string | undefined,
): Alarm[] {
  return alarms.filter(
    (alarm) =>
      passes(filter.states, alarm.state) &&
      passes(filter.priorities, alarm.priority) &&
      (filter.plant === null || plantOf(alarm.collector) === filter.plant) &&
      (filter.rule === null || alarm.ruleId === filter.rule),
  );
}

function passes<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}
