'use client';

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { DataHealth } from '../../api/data-health/data-health';
import { getJson } from '../../ui/api';
import { useClock } from '../../ui/world';

const REFRESH_MS = 10_000;

/** Data health of the page's world over the hours before its moment; asked again every ten seconds in its present. */
export function useDataHealth(hours: number): UseQueryResult<DataHealth> {
  const { world, at: moment, playing } = useClock();
  const at = moment === null ? undefined : askedMoment(moment, playing !== null);
  return useQuery({
    queryKey: ['data-health', world, hours, at ?? null],
    queryFn: ({ signal }) => getJson<DataHealth>('/api/data-health', { world, hours, at }, signal),
    refetchInterval: at === undefined ? REFRESH_MS : false,
    placeholderData: keepPreviousData,
  });
}

/** While the past is played the moment moves every second: a window of hours need not follow each of them. */
function askedMoment(moment: number, isPlaying: boolean): number {
  return isPlaying ? Math.floor(moment / REFRESH_MS) * REFRESH_MS : moment;
}
