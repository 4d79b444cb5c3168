'use client';

import { useQuery } from '@tanstack/react-query';
import type { Run } from '../../../data/model/exercise';
import { getJson } from '../../ui/api';

const AGAIN_MS = 3000;

/** Every run, newest first; undefined while it loads. */
export function useRuns(): { readonly runs: readonly Run[] | undefined; readonly error: Error | null } {
  const { data, error } = useQuery({
    queryKey: ['exercises'],
    queryFn: ({ signal }) => getJson<{ items: Run[] }>('/api/exercises', {}, signal),
    refetchInterval: AGAIN_MS,
  });
  return { runs: data?.items, error };
}
