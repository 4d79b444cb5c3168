import type { Alarm } from '../../../data/model/alarm';

/** Those that were raised and known at a past moment, epoch ms; all of them where `at` is null. */
export function knownAlarms(alarms: readonly Alarm[], at: number | null): readonly Alarm[] {
  return at === null ? alarms : alarms.filter(({ raisedTs, knownAt }) => Math.max(raisedTs, knownAt) <= at);
}
