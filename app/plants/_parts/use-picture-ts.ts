'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getJson } from '../../ui/api';

const NEWEST_EVERY_MS = 15_000;
const LIST_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
/** How far back pictures are kept. */
const REACH_MS = 30 * DAY_MS;

interface Listed {
  readonly items: readonly { readonly ts: number }[];
}

/**
 * When the picture was taken that shows a moment: the newest at or before it, epoch ms; null when there is none. Without a
 * moment the newest of all, asked for four times a minute. Of the past a day's moments are asked for once, so that playing it asks nothing.
 */
export function usePictureTs(camera: string, moment: number | null): UseQueryResult<number | null> {
  const day = moment === null ? null : Math.floor(moment / DAY_MS) * DAY_MS;
  const query = day === null ? { limit: 1 } : { from: Math.max(0, day - REACH_MS), to: day + DAY_MS - 1 };
  return useQuery({
    queryKey: ['camera-pictures', camera, day],
    queryFn: ({ signal }) =>
      getJson<Listed>(`/api/cameras/${encodeURIComponent(camera)}/snapshots/list`, query, signal),
    refetchInterval: day === null ? NEWEST_EVERY_MS : LIST_EVERY_MS,
    staleTime: day === null ? 0 : LIST_EVERY_MS,
    select: ({ items }) => items.findLast(({ ts }) => moment === null || ts <= moment)?.ts ?? null,
  });
}
