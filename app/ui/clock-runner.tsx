'use client';

import { useEffect, useRef } from 'react';
import { useWorldNow } from './live';
import { playStep } from './play-step';
import { useClockKeys } from './use-clock-keys';
import { useFollowedRun } from './use-run';
import { useClock } from './world';

const TICK_MS = 250;
/** A page in the background is woken rarely: it goes on from where it was instead of leaping. */
const LONGEST_TICK_MS = 1000;

/** Moves the page's clock while the past plays, hears its keys, and follows the run that is shown. Draws nothing. */
export function ClockRunner({ onShowKeys }: { onShowKeys: () => void }) {
  useClockKeys(onShowKeys);
  useFollowedRun();
  const clock = useClock();
  const present = useWorldNow();
  const newest = useRef({ clock, present });
  useEffect(() => {
    newest.current = { clock, present };
  });
  const isPlaying = clock.playing !== null;
  useEffect(() => {
    if (!isPlaying) return;
    let exact: number | null = null;
    let lastTs = performance.now();
    const timer = setInterval(() => {
      const { clock: now, present: end } = newest.current;
      const ts = performance.now();
      const elapsedMs = Math.min(LONGEST_TICK_MS, ts - lastTs);
      lastTs = ts;
      if (now.at === null || now.playing === null || end === 0) return;
      // The address holds whole seconds; slow playing needs what lies between.
      if (exact === null || Math.floor(exact / 1000) * 1000 !== now.at) exact = now.at;
      const next = playStep({ at: exact, elapsedMs, speed: now.playing, loop: now.loop, present: end });
      exact = next.at;
      if (next.ended) now.setMoment(next.at);
      else if (Math.floor(next.at / 1000) * 1000 !== now.at) now.tick(next.at);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isPlaying]);
  return null;
}
