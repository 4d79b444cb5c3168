'use client';

import { useQuery } from '@tanstack/react-query';
import type { ResolvedRule } from '../../data/model/alarm';
import type { Collector, Station } from '../../data/model/registry';
import { getJson } from './api';
import { useWorld } from './world';

export type CollectorDetail = Collector & {
  readonly rules: readonly ResolvedRule[];
  readonly station: Station | null;
};

/** A collector with its rules, every number resolved. `undefined` data while it loads; `error` is a Problem. */
export function useCollector(id: string | null): { data: CollectorDetail | undefined; error: Error | null } {
  const world = useWorld();
  const { data, error } = useQuery({
    queryKey: ['collector', world, id],
    queryFn: ({ signal }) =>
      getJson<CollectorDetail>(`/api/collectors/${encodeURIComponent(id ?? '')}`, { world }, signal),
    enabled: id !== null,
    staleTime: 60_000,
  });
  return { data, error };
}
