import type { RuleId } from '../../data/model/alarm';
import type { Priority } from '../../data/model/level';
import { type TimelineScale, timeToPx } from './timeline-scale';

/** An alarm on the bar, as `GET /api/timeline` answers it. */
export interface TimelineAlarm {
  readonly id: string;
  readonly ruleId: RuleId;
  readonly collector: string;
  readonly priority: Priority;
  readonly raisedTs: number;
  readonly returnedTs: number | null;
  readonly late: boolean;
}

/** Alarms that lie too close together to be told apart, drawn as the gravest of them. */
export interface TimelineMark {
  /** The gravest, the earliest of those: where the mark stands and leads to. */
  readonly alarm: TimelineAlarm;
  readonly count: number;
  readonly px: number;
}

/** Marks from left to right, at least `gapPx` apart; alarms outside the bar's time are left out. */
export function gatherMarks(
  alarms: readonly TimelineAlarm[],
  scale: TimelineScale,
  gapPx: number,
): TimelineMark[] {
  const marks: TimelineMark[] = [];
  // The gravest take their place first and gather what is near, so that a red one is never hidden behind a blue.
  const order = alarms
    .filter(({ raisedTs }) => raisedTs >= scale.from && raisedTs <= scale.to)
    .toSorted((a, b) => a.priority - b.priority || a.raisedTs - b.raisedTs);
  for (const alarm of order) {
    const px = timeToPx(scale, alarm.raisedTs);
    const near = marks.findIndex((mark) => Math.abs(mark.px - px) < gapPx);
    const mark = marks[near];
    if (mark) marks[near] = { ...mark, count: mark.count + 1 };
    else marks.push({ alarm, count: 1, px });
  }
  return marks.sort((a, b) => a.px - b.px);
}
