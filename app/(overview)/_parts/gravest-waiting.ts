import { type Alarm, isUnacknowledged } from '../../../data/model/alarm';

/** Of the alarms that nobody has acknowledged the gravest, the newest of those: a blue one never covers a red. */
export function gravestWaiting(alarms: readonly Alarm[]): Alarm | null {
  const [first] = alarms
    .filter(isUnacknowledged)
    .sort((a, b) => a.priority - b.priority || b.knownAt - a.knownAt);
  return first ?? null;
}
