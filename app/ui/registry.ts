'use client';

import { useQuery } from '@tanstack/react-query';
import type { Camera, Collector, Enterprise, Station } from '../../data/model/registry';
import { getJson } from './api';
import { useWorld } from './world';

export type EnterpriseDetail = Enterprise & {
  readonly collectors: Collector[];
  readonly stations: Station[];
  readonly cameras: Camera[];
};

/** Every enterprise of the page's world with what belongs to it (of a run: those that take part); undefined while it loads. Asked again every five minutes. */
export function useEnterprises(): EnterpriseDetail[] | undefined {
  const world = useWorld();
  const query = useQuery({
    queryKey: ['enterprises', world],
    queryFn: ({ signal }) => getJson<{ items: EnterpriseDetail[] }>('/api/enterprises', { world }, signal),
    refetchInterval: 300_000,
    staleTime: 60_000,
  });
  return query.data?.items;
}
