'use client';

import { useWorldNow } from './live';
import { usePageKeys } from './use-page-keys';
import { type Clock, useClock } from './world';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** Keys of the clock on every page: Space plays, arrows step, `L` is live, `?` shows the keys. */
export function useClockKeys(onShowKeys: () => void): void {
  const clock = useClock();
  const present = useWorldNow();
  usePageKeys(({ key, shift }) => {
    const stepMs = shift ? MINUTE_MS : SECOND_MS;
    switch (key) {
      case ' ':
        if (clock.at === null) return false;
        clock.play(clock.playing === null ? clock.speed : null);
        return true;
      case 'ArrowLeft':
        stepMoment(clock, present, -stepMs);
        return true;
      case 'ArrowRight':
        stepMoment(clock, present, stepMs);
        return clock.at !== null;
      case 'l':
        if (clock.mode !== 'live') clock.goLive();
        return clock.mode !== 'live';
      case '?':
        onShowKeys();
        return true;
      default:
        return false;
    }
  }, false);
}

/** One step in time; a step to the present or beyond shows the present again. */
export function stepMoment(clock: Clock, present: number, byMs: number): void {
  const from = clock.at ?? present;
  if (from === 0) return;
  const to = Math.max(0, from + byMs);
  if (to < present) clock.setMoment(to);
  else if (clock.at !== null) clock.setMoment(null);
}
