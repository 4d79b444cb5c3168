'use client';

import { useQuery } from '@tanstack/react-query';
import type { Camera, Collector, Enterprise, Station } from '../../data/model/registry';
import { getJson } from './api';

export type EnterpriseDetail = Enterprise & {
  readonly collectors: Collector[];
  readonly stations: Station[];
  readonly cameras: Camera[];
};

/** Every registered enterprise with what belongs to it; undefined while it loads. Asked again every five minutes. */
export function useEnterprises(): EnterpriseDetail[] | undefined {
  const query = useQuery({
    queryKey: ['enterprises'],
    queryFn: ({ signal }) => getJson<{ items: EnterpriseDetail[] }>('/api/enterprises', {}, signal),
    refetchInterval: 300_000,
    staleTime: 60_000,
  });
  return query.data?.items;
}
