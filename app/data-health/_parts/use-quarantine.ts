'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { QuarantineEntry } from '../../../data/model/rejection';
import { getJson } from '../../ui/api';
import { useWorld } from '../../ui/world';

const REFRESH_MS = 10_000;

/** All that was refused in the page's world; asked again every ten seconds. */
export function useQuarantine(): UseQueryResult<readonly QuarantineEntry[]> {
  const world = useWorld();
  return useQuery({
    queryKey: ['quarantine', world],
    queryFn: async ({ signal }) => {
      const answer = await getJson<{ items: QuarantineEntry[] }>('/api/quarantine', { world }, signal);
      return answer.items;
    },
    refetchInterval: REFRESH_MS,
  });
}
