'use client';

import { useQuery } from '@tanstack/react-query';
import { getJson } from './api';

/** Whether the person may acknowledge. The server decides again; this only spares a button that it would refuse. */
export function useMayAcknowledge(): boolean {
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => getJson<{ rights: string[] }>('/api/me', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.rights.includes('acknowledge') ?? false;
}
