import type { ValidatedAlarm } from '../../data/model/validation';

const TEN_MINUTES_S = 600;
/** No standard gives one number for chattering; this is our own choice. */
const CHATTER_COUNT = 3;

/** Most alarms within ten minutes. ISA-18.2 counts annunciations in slots; here the window slides, which can only count more. */
export function peakTenMinutes(alarms: readonly ValidatedAlarm[]): number {
  const seconds = alarms.map(({ raisedS }) => raisedS).sort((a, b) => a - b);
  return seconds.reduce((most, _, last) => Math.max(most, withinTenMinutes(seconds, last)), 0);
}

/** How many alarms of one rule, collector and point came at least three times within ten minutes. */
export function chattering(alarms: readonly ValidatedAlarm[]): number {
  const kinds = new Map<string, ValidatedAlarm[]>();
  for (const alarm of alarms) {
    const kind = `${alarm.ruleId} ${alarm.collector} ${alarm.point}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), alarm]);
  }
  return [...kinds.values()].filter((own) => peakTenMinutes(own) >= CHATTER_COUNT).length;
}

/** Of sorted seconds: how many lie in the ten minutes up to this one. */
function withinTenMinutes(seconds: readonly number[], last: number): number {
  const endS = seconds[last] ?? 0;
  return seconds.slice(0, last + 1).filter((second) => endS - second <= TEN_MINUTES_S).length;
}
