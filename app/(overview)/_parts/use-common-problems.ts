'use client';

import { useQuery } from '@tanstack/react-query';
import type { Alarm } from '../../../data/model/alarm';
import { getJson } from '../../ui/api';
import { useServerNow } from '../../ui/live';
import { type TallyRow, tally } from './tally';

export interface CommonProblems {
  readonly rows: readonly TallyRow<string>[];
  /** More alarms than were read: the counts are lower bounds. */
  readonly cut: boolean;
}

const SPAN_MS = 7 * 24 * 3_600_000;
const LIMIT = 1000;
const MINUTE_MS = 60_000;

/** Which rules alarmed most in the last seven days; asked once a minute. Undefined while it loads. */
export function useCommonProblems(): CommonProblems | undefined {
  const minute = Math.floor(useServerNow() / MINUTE_MS) * MINUTE_MS;
  const query = useQuery({
    queryKey: ['common-problems'],
    enabled: minute > 0,
    queryFn: ({ signal }) =>
      getJson<{ items: Alarm[] }>(
        '/api/alarms',
        { from: minute - SPAN_MS, to: minute + MINUTE_MS, limit: LIMIT },
        signal,
      ),
    refetchInterval: MINUTE_MS,
  });
  if (!query.data) return undefined;
  const { items } = query.data;
  return { rows: tally(items.map(({ ruleId }) => ({ key: ruleId }))), cut: items.length >= LIMIT };
}
