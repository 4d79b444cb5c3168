import type { Alarm, AlarmEvent } from '../../../data/model/alarm';

/** The alarm as it stood at a past moment, or, where `at` is null, as it stands; undefined before it was known. Epoch ms. */
export function shownAlarm(
  { alarm, events }: { readonly alarm: Alarm; readonly events: readonly AlarmEvent[] },
  at: number | null,
): Alarm | undefined {
  return at === null ? alarm : eventsKnown(events, at).at(-1)?.alarm;
}

/** What had become of an alarm as far as it was known at a past moment; all of it where `at` is null. */
export function eventsKnown(events: readonly AlarmEvent[], at: number | null): readonly AlarmEvent[] {
  return events.filter(({ knownAt }) => at === null || knownAt <= at);
}
