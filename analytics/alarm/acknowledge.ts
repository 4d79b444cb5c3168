import type { Alarm } from '../../data/model/alarm';
import { acknowledgeAlarm } from './alarm-machine';
import { type Draft, ownCollector, ownStation } from './draft';
import type { JudgeInput } from './types';

/**
 * A person has seen it: the alarm with this id is acknowledged wherever it stands, and forgotten once it is normal.
 * Without such an alarm nothing happens.
 */
export function acknowledge(draft: Draft, input: Extract<JudgeInput, { type: 'acknowledge' }>): void {
  const keep = (open: Alarm): Alarm | null => {
    const { alarm, events } = acknowledgeAlarm(open, input.by, input.reason, input.now);
    draft.events.push(...events);
    return alarm.state === 'normal' ? null : alarm;
  };
  const withdrawn = draft.withdrawn[input.alarmId];
  if (withdrawn) {
    const { [input.alarmId]: _, ...others } = draft.withdrawn;
    const left = keep(withdrawn);
    draft.withdrawn = left ? { ...others, [left.id]: left } : others;
    return;
  }
  const found = findAlarm(draft, input.alarmId);
  if (!found) return;
  const station = ownStation(draft, found.station);
  if (found.collector === null) {
    const rule = station.line?.rules[found.key] ?? station.silent;
    rule.alarm = rule.alarm && keep(rule.alarm);
    return;
  }
  const memory = ownCollector(draft, found.station, found.collector);
  const rule = memory.rules[found.key];
  if (found.late) {
    const alarm = memory.late[found.key];
    const left = alarm ? keep(alarm) : null;
    if (left) memory.late[found.key] = left;
    else delete memory.late[found.key];
  } else if (rule?.alarm) {
    rule.alarm = keep(rule.alarm);
  }
}

interface Place {
  readonly station: string;
  readonly collector: string | null;
  readonly key: string;
  readonly late: boolean;
}

function findAlarm(draft: Draft, id: string): Place | null {
  for (const [station, memory] of Object.entries(draft.stations)) {
    if (memory.silent.alarm?.id === id) return { station, collector: null, key: '', late: false };
    for (const [key, rule] of Object.entries(memory.line?.rules ?? {}))
      if (rule.alarm?.id === id) return { station, collector: null, key, late: false };
    for (const [collector, { rules, late }] of Object.entries(memory.collectors)) {
      for (const [key, rule] of Object.entries(rules))
        if (rule.alarm?.id === id) return { station, collector, key, late: false };
      for (const [key, alarm] of Object.entries(late))
        if (alarm.id === id) return { station, collector, key, late: true };
    }
  }
  return null;
}
