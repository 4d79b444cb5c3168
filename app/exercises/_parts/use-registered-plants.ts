'use client';

import { useQuery } from '@tanstack/react-query';
import { LIVE } from '../../../data/model/world';
import { getJson } from '../../ui/api';
import type { EnterpriseDetail } from '../../ui/registry';

const NONE: readonly EnterpriseDetail[] = [];

/** Every registered plant, whatever world the page shows: the library speaks of plants that a run may not hold. */
export function useRegisteredPlants(): readonly EnterpriseDetail[] {
  const { data } = useQuery({
    queryKey: ['enterprises', LIVE],
    queryFn: ({ signal }) =>
      getJson<{ items: EnterpriseDetail[] }>('/api/enterprises', { world: LIVE }, signal),
    staleTime: 60_000,
  });
  return data?.items ?? NONE;
}
