'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getJson } from './api';

/** `GET /api/health`, as far as screens read it. */
export interface Health {
  readonly status: string;
  readonly version: string;
  readonly uptimeS: number;
  readonly worlds: { readonly live: { readonly judgedThrough: number; readonly lagMs: number } };
  readonly broker: unknown;
  readonly store: unknown;
  readonly readingsStored: number;
  readonly readingsRejected: number;
}

/** Asked every five seconds. */
export function useHealth(): UseQueryResult<Health> {
  return useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => getJson<Health>('/api/health', {}, signal),
    refetchInterval: 5000,
    retry: false,
  });
}
