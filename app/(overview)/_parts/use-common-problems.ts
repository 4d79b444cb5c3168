'use client';

import { useQuery } from '@tanstack/react-query';
import type { Alarm } from '../../../data/model/alarm';
import { getJson } from '../../ui/api';
import { useServerNow } from '../../ui/live';
import { useMomentTs, useWorld } from '../../ui/world';
import { type TallyRow, tally } from './tally';

export interface CommonProblems {
  readonly rows: readonly TallyRow<string>[];
  /** More alarms than were read: the counts are lower bounds. */
  readonly cut: boolean;
}

const SPAN_MS = 7 * 24 * 3_600_000;
const LIMIT = 1000;
const MINUTE_MS = 60_000;

/** Which rules alarmed most in the seven days before the moment shown; asked once a minute. Undefined while it loads. */
export function useCommonProblems(): CommonProblems | undefined {
  const world = useWorld();
  const at = useMomentTs();
  const minute = Math.floor(useServerNow() / MINUTE_MS) * MINUTE_MS;
  const problems = useQuery({
    queryKey: ['common-problems', world, at === null ? 'present' : minute],
    enabled: minute > 0,
    queryFn: ({ signal }) =>
      getJson<{ items: Alarm[] }>(
        '/api/alarms',
        { world, from: Math.max(0, minute - SPAN_MS), to: at ?? minute + MINUTE_MS, limit: LIMIT },
        signal,
      ),
    refetchInterval: at === null ? MINUTE_MS : false,
    placeholderData: (before, query) => (query?.queryKey[1] === world ? before : undefined),
  });
  if (!problems.data) return undefined;
  const { items } = problems.data;
  return { rows: tally(items.map(({ ruleId }) => ({ key: ruleId }))), cut: items.length >= LIMIT };
}
