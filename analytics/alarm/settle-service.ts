import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import { holdAlarm, isActive, releaseAlarm, type Transition } from './alarm-machine';
import type { ServiceWindow } from './service-window';

/** A time of maintenance begins or ends for an open alarm at this event time. */
export interface ServiceStep {
  readonly ts: number;
  /** Null: it ends. */
  readonly window: ServiceWindow | null;
}

/**
 * What the times of maintenance do next to an open alarm, or null. It follows from the alarm and the windows alone, so it does not
 * matter when it is asked for. What came late tells of the past: it is held back only where its own event time lies in a window.
 */
export function nextServiceStep(open: Alarm, windows: readonly ServiceWindow[]): ServiceStep | null {
  if (open.state === 'out-of-service') {
    const from = Number(open.params.heldFrom ?? open.raisedTs);
    return { ts: windows.find((it) => it.from <= from && from < it.to)?.to ?? from, window: null };
  }
  if (open.late && !isActive(open)) return null;
  const since = inServiceSince(open);
  const window = windows.find(({ to }) => to > since);
  return window ? { ts: Math.max(window.from, since), window } : null;
}

/** Lets every window begin or end that does so by event time `through`; known at `knownAt`. */
export function settleService(
  open: Alarm,
  windows: readonly ServiceWindow[],
  { through, knownAt }: { readonly through: number; readonly knownAt: number },
): Transition {
  let alarm = open;
  const events: AlarmEvent[] = [];
  for (;;) {
    const step = nextServiceStep(alarm, windows);
    if (!step || step.ts > through) return { alarm, events };
    const at = { ts: step.ts, knownAt };
    const done = step.window ? holdAlarm(alarm, step.window, at) : releaseAlarm(alarm, at);
    alarm = done.alarm;
    events.push(...done.events);
  }
}

/** Event time of the last thing that happened to it while nothing held it back. */
function inServiceSince({ raisedTs, returnedTs, params }: Alarm): number {
  return Math.max(
    raisedTs,
    returnedTs ?? 0,
    Number(params.lastRaisedTs ?? 0),
    Number(params.releasedTs ?? 0),
  );
}
