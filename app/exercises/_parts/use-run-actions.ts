'use client';

import { useQuery } from '@tanstack/react-query';
import type { Run, RunAction } from '../../../data/model/exercise';
import { getJson } from '../../ui/api';

const AGAIN_MS = 3000;

/** What people did in a run, in the order of doing; empty while it loads, or when it could not be read. */
export function useRunActions({ id, state }: Run): {
  readonly actions: readonly RunAction[];
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['exercise-actions', id],
    queryFn: ({ signal }) =>
      getJson<{ items: RunAction[] }>(`/api/exercises/${encodeURIComponent(id)}/actions`, {}, signal),
    refetchInterval: state === 'ended' || state === 'failed' ? false : AGAIN_MS,
  });
  return { actions: data?.items ?? NONE, error };
}

const NONE: readonly RunAction[] = [];
