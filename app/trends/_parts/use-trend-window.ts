'use client';

import { useServerNow } from '../../ui/live';
import { useSlowMoment } from '../../ui/use-slow-moment';
import { useClock } from '../../ui/world';
import { cutAt, type TimeWindow, windowBefore } from './trend-window';
import type { TrendView } from './use-trend-view';

/** While a person scrubs, the charts follow at most so often. */
const FOLLOW_MS = 1000;

/** What the charts show, never beyond the past moment that the page shows (as it was up to a second ago, while that is being dragged), and whether its end follows the clock. Null until the clock is known. */
export function useTrendWindow(
  view: Pick<TrendView, 'span' | 'window' | 'zoom'>,
): { readonly shown: TimeWindow; readonly follows: boolean } | null {
  const serverNow = useServerNow();
  const { playing } = useClock();
  const at = useSlowMoment(FOLLOW_MS);
  const now = at ?? serverNow;
  const fixed = view.zoom ?? view.window;
  if (fixed) return { shown: at === null ? fixed : cutAt(fixed, at), follows: false };
  if (now === 0) return null;
  const isRunning = at === null || playing !== null;
  return { shown: windowBefore(now, view.span, isRunning), follows: true };
}
