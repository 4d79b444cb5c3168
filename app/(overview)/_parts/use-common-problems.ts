'use client';

import { useQuery } from '@tanstack/react-query';
import type { Alarm } from '../../../data/model/alarm';
import { getJson } from '../../ui/api';
import { useServerNow } from '../../ui/live';
import { useSlowMoment } from '../../ui/use-slow-moment';
import { useWorld } from '../../ui/world';
import { type TallyRow, tally } from './tally';

export interface CommonProblems {
  readonly rows: readonly TallyRow<string>[];
  /** More alarms than were read: the counts are lower bounds. */
  readonly cut: boolean;
}

const SPAN_MS = 7 * 24 * 3_600_000;
const LIMIT = 1000;
const MINUTE_MS = 60_000;
/** While a person scrubs, it is asked for at most so often. */
const FOLLOW_MS = 1000;

/** Which rules alarmed most in the seven days before the moment shown; asked once a minute, in the past once a second at most. Undefined while it loads. */
export function useCommonProblems(): CommonProblems | undefined {
  const world = useWorld();
  const now = useServerNow();
  const at = useSlowMoment(FOLLOW_MS);
  const minute = Math.floor((at ?? now) / MINUTE_MS) * MINUTE_MS;
  const problems = useQuery({
    queryKey: ['common-problems', world, at ?? 'present'],
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
