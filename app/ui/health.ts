'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getJson, Problem } from './api';

/** `GET /api/health`. Counts are null while the store cannot be read. */
export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly version: string;
  readonly uptimeS: number;
  readonly worlds: { readonly live: { readonly judgedThrough: number; readonly lagMs: number } };
  readonly broker: { readonly status: 'ok'; readonly connections: number };
  readonly store: { readonly status: 'ok' | 'unavailable' };
  readonly readingsStored: number | null;
  readonly readingsRejected: number | null;
}

/** Asked every five seconds. */
export function useHealth(): UseQueryResult<Health> {
  return useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => readHealth(signal),
    refetchInterval: 5000,
    retry: false,
  });
}

/** A degraded server answers 503, with the same figures. */
async function readHealth(signal: AbortSignal): Promise<Health> {
  try {
    return await getJson<Health>('/api/health', {}, signal);
  } catch (error) {
    if (error instanceof Problem && error.status === 503 && error.body) return error.body as Health;
    throw error;
  }
}
