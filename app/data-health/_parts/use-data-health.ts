'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { DataHealth } from '../../api/data-health/data-health';
import { getJson } from '../../ui/api';
import { useSlowMoment } from '../../ui/use-slow-moment';
import { useClock } from '../../ui/world';
import type { WindowHours } from './use-health-view';

const REFRESH_MS = 10_000;
/** While a person scrubs, it is asked for at most so often. */
const FOLLOW_MS = 1000;

/** Data health of the page's world over the hours before its moment; asked again every ten seconds in its present. */
export function useDataHealth(hours: WindowHours): UseQueryResult<DataHealth> {
  const { world, playing } = useClock();
  const moment = useSlowMoment(FOLLOW_MS);
  const at = moment === null ? undefined : askedMoment(moment, playing);
  return useQuery({
    queryKey: ['data-health', world, hours, at ?? null],
    queryFn: ({ signal }) => getJson<DataHealth>('/api/data-health', { world, hours, at }, signal),
    refetchInterval: at === undefined ? REFRESH_MS : false,
    placeholderData: (before) => (before?.world === world ? before : undefined),
  });
}

/** While the past is played at that many seconds a second, the window follows in strides, as often as the present is read. */
function askedMoment(moment: number, playing: number | null): number {
  if (playing === null) return moment;
  const strideMs = REFRESH_MS * Math.max(1, playing);
  return Math.floor(moment / strideMs) * strideMs;
}
