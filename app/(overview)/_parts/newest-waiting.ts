import type { Alarm } from '../../../data/model/alarm';

/** The newest alarm for which nobody has acknowledged. */
export function newestWaiting(alarms: readonly Alarm[]): Alarm | null {
  return alarms
    .filter((alarm) => alarm.state === 'unack' || alarm.state === 'rtn-unack')
    .reduce<Alarm | null>(
      (newest, alarm) => (newest && newest.knownAt >= alarm.knownAt ? newest : alarm),
      null,
    );
}
