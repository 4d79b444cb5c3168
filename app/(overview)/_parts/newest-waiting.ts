import { type Alarm, isUnacknowledged } from '../../../data/model/alarm';

/** The newest alarm for which nobody has acknowledged. */
export function newestWaiting(alarms: readonly Alarm[]): Alarm | null {
  return alarms
    .filter(isUnacknowledged)
    .reduce<Alarm | null>(
      (newest, alarm) => (newest && newest.knownAt >= alarm.knownAt ? newest : alarm),
      null,
    );
}
