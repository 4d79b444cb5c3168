import { type Alarm, isUnacknowledged } from '../../../data/model/alarm';
import type { Priority } from '../../../data/model/level';
import { PRIORITIES } from './alarm-figures';

/** Again every so often while one of this priority is unacknowledged, ms; null = once, when it comes. Own choice. */
export const REPEAT_MS: Readonly<Record<Priority, number | null>> = {
  1: 10_000,
  2: 20_000,
  3: 60_000,
  4: null,
};

/** From this many new ones on, one summary sounds in place of each. */
export const SUMMARY_FROM = 3;

export interface SoundMemory {
  /** Alarms that have sounded already, by id; only unacknowledged ones are kept. */
  readonly heard: ReadonlySet<string>;
  /** Epoch ms. */
  readonly lastSoundTs: number;
}

export interface SoundChoice {
  readonly memory: SoundMemory;
  /** What to play now: the highest priority concerned, or null for silence. */
  readonly play: Priority | null;
  /** New unacknowledged alarms by priority, when there are at least `SUMMARY_FROM`. */
  readonly summary: Readonly<Record<Priority, number>> | null;
}

export const SILENT: SoundMemory = { heard: new Set(), lastSoundTs: 0 };

/**
 * What should sound at `now` (epoch ms): the highest of the new unacknowledged alarms, one tone for many at once;
 * without a new one a reminder for the highest that is still unacknowledged, when its time has come.
 */
export function chooseSound(memory: SoundMemory, alarms: readonly Alarm[], now: number): SoundChoice {
  const waiting = alarms.filter(isUnacknowledged);
  const heard = new Set(waiting.map((alarm) => alarm.id));
  const fresh = waiting.filter((alarm) => !memory.heard.has(alarm.id));
  if (fresh.length > 0) {
    return {
      memory: { heard, lastSoundTs: now },
      play: highest(fresh),
      summary: fresh.length >= SUMMARY_FROM ? countByPriority(fresh) : null,
    };
  }
  const top = highest(waiting);
  const repeatMs = top === null ? null : REPEAT_MS[top];
  const due = repeatMs !== null && now - memory.lastSoundTs >= repeatMs;
  return {
    memory: { heard, lastSoundTs: due ? now : memory.lastSoundTs },
    play: due ? top : null,
    summary: null,
  };
}

function highest(alarms: readonly Alarm[]): Priority | null {
  return PRIORITIES.find((priority) => alarms.some((alarm) => alarm.priority === priority)) ?? null;
}

function countByPriority(alarms: readonly Alarm[]): Record<Priority, number> {
  const counts: Record<Priority, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const alarm of alarms) counts[alarm.priority] += 1;
  return counts;
}
