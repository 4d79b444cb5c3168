import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import { returnForGood } from './alarm-machine';
import { openAlarmsOf } from './evaluate';
import { asMemory } from './judge-state';
import type { JudgeState } from './types';

/**
 * Open alarms that the judge's memory does not hold, as when a rule went while the server was down, could neither return
 * nor be acknowledged: they return now and wait for a person among the withdrawn. `now` in epoch ms.
 */
export function returnOrphans(
  state: JudgeState,
  open: readonly Alarm[],
  now: number,
): readonly [JudgeState, readonly AlarmEvent[]] {
  const memory = asMemory(state);
  const known = new Set(openAlarmsOf(state).map(({ id }) => id));
  const events: AlarmEvent[] = [];
  const withdrawn = { ...memory.withdrawn };
  for (const orphan of open.filter(({ id }) => !known.has(id))) {
    const returned = returnForGood(orphan, { ts: now, knownAt: now }, { withdrawn: 1 });
    events.push(...returned.events);
    if (returned.alarm.state !== 'normal') withdrawn[orphan.id] = returned.alarm;
  }
  return [{ ...memory, withdrawn }, events];
}
