'use client';

import { useQuery } from '@tanstack/react-query';
import type { MinistryRisk } from '../../data/model/exchange';
import { getJson } from './api';

const EVERY_MS = 10_000;

/** What the ministry's side computed, the newest of each enterprise, now; undefined while it loads. No past and no exercise has any. */
export function useMinistryResults(isWanted = true): {
  data: readonly MinistryRisk[] | undefined;
  error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['exchange', 'results'],
    queryFn: ({ signal }) => getJson<{ items: MinistryRisk[] }>('/api/exchange/results', {}, signal),
    refetchInterval: EVERY_MS,
    enabled: isWanted,
  });
  return { data: data?.items, error };
}
