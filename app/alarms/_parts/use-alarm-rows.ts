'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Alarm } from '../../../data/model/alarm';
import { getJson } from '../../ui/api';
import { useOpenAlarms, useServerNow } from '../../ui/live';
import { useSlowMoment } from '../../ui/use-slow-moment';
import { useMomentTs, useWorld } from '../../ui/world';
import { joinAlarms } from './join-alarms';

/** The most past alarms that are read at once. */
export const MOST_ROWS = 1000;
const MINUTE_MS = 60_000;
/** Alarms that settle in a burst make one question, not many. */
const SETTLE_MS = 1000;
/** While a person scrubs, it is asked for at most so often. */
const FOLLOW_MS = 1000;

export interface AlarmRows {
  readonly rows: readonly Alarm[];
  /** The server holds more in this span than were read. */
  readonly cut: boolean;
  readonly loading: boolean;
  readonly error: Error | null;
}

/**
 * Open and past alarms raised within `spanMs` before the moment shown. In the present what opens, changes or settles shows within a
 * second or two; in the past only what was known then.
 */
export function useAlarmRows(spanMs: number): AlarmRows {
  const open = useOpenAlarms();
  const world = useWorld();
  const at = useMomentTs();
  const now = useServerNow();
  const minute = Math.floor((useSlowMoment(FOLLOW_MS) ?? now) / MINUTE_MS) * MINUTE_MS;
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['alarms', world, spanMs, at === null ? minute > 0 : minute],
    queryFn: ({ signal }) =>
      getJson<{ items: Alarm[] }>(
        '/api/alarms',
        {
          world,
          from: Math.max(0, minute - spanMs),
          to: at === null ? undefined : minute + MINUTE_MS,
          limit: MOST_ROWS,
        },
        signal,
      ),
    enabled: minute > 0,
    refetchInterval: at === null ? MINUTE_MS : false,
    placeholderData: (before, query) => (query?.queryKey[1] === world ? before : undefined),
  });

  const isPast = at !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the open alarms is what makes the answer old
  useEffect(() => {
    // In the past they change because the moment does.
    if (isPast) return undefined;
    const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: ['alarms'] }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [open, queries, isPast]);

  const rows = useMemo(() => {
    const known = data?.items.filter(
      ({ raisedTs, knownAt }) => at === null || Math.max(raisedTs, knownAt) <= at,
    );
    return joinAlarms(known ?? [], open);
  }, [data, open, at]);
  return {
    rows,
    cut: (data?.items.length ?? 0) >= MOST_ROWS,
    loading: data === undefined && error === null,
    error,
  };
}
