import type { TimelineAlarm } from './gather-marks';

/** Where a person stands: at a moment, and at an alarm when a jump led there. Epoch ms. */
export interface Standing {
  readonly at: number;
  readonly alarm: string | null;
}

/** The alarm raised next before (-1) or after (+1) where a person stands; undefined when there is none. */
export function nextAlarm(
  alarms: readonly TimelineAlarm[],
  { at, alarm }: Standing,
  step: -1 | 1,
): TimelineAlarm | undefined {
  const ordered = alarms.toSorted((a, b) => a.raisedTs - b.raisedTs || a.id.localeCompare(b.id));
  const here = ordered.findIndex(({ id }) => id === alarm);
  if (here >= 0) return ordered[here + step];
  return step === 1
    ? ordered.find(({ raisedTs }) => raisedTs > at)
    : ordered.findLast(({ raisedTs }) => raisedTs < at);
}
