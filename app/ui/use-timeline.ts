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

const ASK_EVERY_MS = 10_000;

/** The alarms of a window of the page's world. `stepMs`: how far the window may slide before it is asked for anew. Undefined while nothing is known. */
export function useTimeline(
  window: TimelineWindow | null,
  { stepMs, isMoving }: { readonly stepMs: number; readonly isMoving: boolean },
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
    refetchInterval: isMoving ? ASK_EVERY_MS : false,
  });
  return data?.world === world ? data.answer : undefined;
}
