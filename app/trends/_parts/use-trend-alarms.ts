'use client';

import { useQuery } from '@tanstack/react-query';
import type { Alarm } from '../../../data/model/alarm';
import { getJson } from '../../ui/api';
import { useWorld } from '../../ui/world';
import type { SeriesKey } from './series-key';
import type { TimeWindow } from './trend-window';

const MOST_ALARMS = 2000;
const NONE: readonly Alarm[] = [];

/** Alarms of the collectors shown that were raised within the window and known by its end. */
export function useTrendAlarms(series: readonly SeriesKey[], shown: TimeWindow | null): readonly Alarm[] {
  const world = useWorld();
  const collectors = [...new Set(series.map(({ collector }) => collector))].sort().join(',');
  const { data } = useQuery({
    queryKey: ['trend-alarms', world, collectors, shown?.from, shown?.to],
    queryFn: async ({ signal }) => {
      const query = { world, collector: collectors, from: shown?.from, to: shown?.to, limit: MOST_ALARMS };
      return (await getJson<{ items: Alarm[] }>('/api/alarms', query, signal)).items;
    },
    enabled: shown !== null && collectors !== '',
    placeholderData: (before, query) => (query?.queryKey[1] === world ? before : undefined),
  });
  return data ?? NONE;
}
