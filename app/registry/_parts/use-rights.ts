'use client';

import { useQuery } from '@tanstack/react-query';
import type { Right } from '../../auth/rights';
import { getJson } from '../../ui/api';

/** What the person may do; undefined while it loads. The server decides again at every call. */
export function useRights(): readonly Right[] | undefined {
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => getJson<{ rights: Right[] }>('/api/me', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.rights;
}
