import type { Alarm } from '../../../data/model/alarm';
import type { Priority } from '../../../data/model/level';
import type { TimeWindow } from './trend-window';

/** Alarms so near to each other on the time line that one mark stands for them. */
export interface AlarmMark {
  /** Share of the width, 0..1. */
  readonly at: number;
  /** The most urgent. */
  readonly priority: Priority;
  /** In order of time. */
  readonly alarms: readonly Alarm[];
}

/** Marks for the alarms raised within the window, from left to right; none nearer than `least` (a share of the width) to the one before. */
export function placeAlarms(
  alarms: readonly Alarm[],
  { from, to }: TimeWindow,
  least: number,
): readonly AlarmMark[] {
  const marks: { at: number; priority: Priority; alarms: Alarm[] }[] = [];
  for (const alarm of alarms.toSorted((a, b) => a.raisedTs - b.raisedTs)) {
    if (alarm.raisedTs < from || alarm.raisedTs > to) continue;
    const at = (alarm.raisedTs - from) / (to - from);
    const last = marks.at(-1);
    if (last && at - last.at < least) {
      last.alarms.push(alarm);
      if (alarm.priority < last.priority) last.priority = alarm.priority;
    } else marks.push({ at, priority: alarm.priority, alarms: [alarm] });
  }
  return marks;
}
