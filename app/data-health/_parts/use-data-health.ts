'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { DataHealth } from '../../api/data-health/data-health';
import { getJson } from '../../ui/api';
import { useClock } from '../../ui/world';
import type { WindowHours } from './use-health-view';

/** How often a window is read again, at most: a day and a week move slowly, and are much to read. */
const REFRESH_MS: Readonly<Record<WindowHours, number>> = { 1: 10_000, 24: 30_000, 168: 300_000 };

/** Data health of the page's world over the hours before its moment; asked again now and then in its present. */
export function useDataHealth(hours: WindowHours): UseQueryResult<DataHealth> {
  const { world, at: moment, playing } = useClock();
  const at = moment === null ? undefined : askedMoment(moment, playing === null ? 1000 : REFRESH_MS[hours]);
  return useQuery({
    queryKey: ['data-health', world, hours, at ?? null],
    queryFn: ({ signal }) => getJson<DataHealth>('/api/data-health', { world, hours, at }, signal),
    refetchInterval: at === undefined ? REFRESH_MS[hours] : false,
    placeholderData: (before) => (before?.world === world ? before : undefined),
  });
}

/** While the past is played the moment moves every second: the window follows in strides. */
function askedMoment(moment: number, strideMs: number): number {
  return Math.floor(moment / strideMs) * strideMs;
}
