'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Alarm } from '../../../data/model/alarm';
import { getJson } from '../../ui/api';
import { useMomentTs, useWorld } from '../../ui/world';
import { knownAlarms } from './known-alarms';
import type { SeriesKey } from './series-key';
import type { TimeWindow } from './trend-window';

/** The most alarms that are read at once. */
export const MOST_ALARMS = 2000;
const NONE: readonly Alarm[] = [];

export interface TrendAlarms {
  readonly alarms: readonly Alarm[];
  /** The server may hold more in this window than were read: the newest. */
  readonly cut: boolean;
  /** Why there are none, when they could not be read. */
  readonly error: Error | null;
}

/** Alarms of the collectors shown that were raised within the window; in the past only those that were known at its moment. */
export function useTrendAlarms(series: readonly SeriesKey[], shown: TimeWindow | null): TrendAlarms {
  const world = useWorld();
  const at = useMomentTs();
  const collectors = [...new Set(series.map(({ collector }) => collector))].sort().join(',');
  const { data = NONE, error } = useQuery({
    queryKey: ['trend-alarms', world, collectors, shown?.from, shown?.to],
    queryFn: async ({ signal }) => {
      const query = { world, collector: collectors, from: shown?.from, to: shown?.to, limit: MOST_ALARMS };
      return (await getJson<{ items: Alarm[] }>('/api/alarms', query, signal)).items;
    },
    enabled: shown !== null && collectors !== '',
    placeholderData: (before, query) => (query?.queryKey[1] === world ? before : undefined),
  });
  const alarms = useMemo(() => knownAlarms(data, at), [data, at]);
  return { alarms, cut: data.length >= MOST_ALARMS, error };
}
