'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getJson } from './api';
import type { TimelineAlarm } from './gather-marks';
import type { TimelineWindow } from './timeline-window';
import { useWorld } from './world';

/** `GET /api/timeline`: where the world's stored past lies, and the alarms raised in a stretch of it. */
export interface TimelineAnswer {
  readonly oldestTs: number | null;
  readonly newestTs: number | null;
  /** At most 500, the gravest first. */
  readonly alarms: readonly TimelineAlarm[];
  /** Of how many. */
  readonly total: number;
}

/** The alarms of a window of the page's world. `stepMs`: how far the window may slide before it is asked for anew. Undefined while nothing is known. */
export function useTimeline(
  window: TimelineWindow | null,
  { stepMs, askEveryMs }: { readonly stepMs: number; readonly askEveryMs: number | false },
): TimelineAnswer | undefined {
  const world = useWorld();
  const from = window && Math.floor(window.from / stepMs) * stepMs;
  const to = window && Math.ceil(window.to / stepMs) * stepMs;
  const { data } = useQuery({
    queryKey: ['timeline', world, from, to],
    queryFn: async ({ signal }) => ({
      world,
      answer: await getJson<TimelineAnswer>(
        '/api/timeline',
        { world, from: from ?? undefined, to: to ?? undefined },
        signal,
      ),
    }),
    enabled: window !== null,
    placeholderData: keepPreviousData,
    refetchInterval: askEveryMs,
  });
  return data?.world === world ? data.answer : undefined;
}
