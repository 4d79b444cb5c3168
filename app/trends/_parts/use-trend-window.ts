'use client';

import { useServerNow } from '../../ui/live';
import { useClock } from '../../ui/world';
import { cutAt, type TimeWindow, windowBefore } from './trend-window';
import type { TrendView } from './use-trend-view';

/** What the charts show, never beyond the past moment that the page shows, and whether its end follows the clock. Null until the clock is known. */
export function useTrendWindow(
  view: Pick<TrendView, 'span' | 'window' | 'zoom'>,
): { readonly shown: TimeWindow; readonly follows: boolean } | null {
  const now = useServerNow();
  const clock = useClock();
  const fixed = view.zoom ?? view.window;
  if (fixed) return { shown: clock.at === null ? fixed : cutAt(fixed, clock.at), follows: false };
  if (now === 0) return null;
  const isRunning = clock.at === null || clock.playing !== null;
  return { shown: windowBefore(now, view.span, isRunning), follows: true };
}
