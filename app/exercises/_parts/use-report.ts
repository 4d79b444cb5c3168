'use client';

import { useQuery } from '@tanstack/react-query';
import type { Run, RunReport } from '../../../data/model/exercise';
import { getJson, Problem } from '../../ui/api';

const AGAIN_MS = 1500;

/** The report of a run that has ended; undefined while the judge still works on it. `error` is any refusal but "not yet". */
export function useReport({ id }: Run): {
  readonly report: RunReport | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['exercise-report', id],
    queryFn: ({ signal }) =>
      getJson<RunReport>(`/api/exercises/${encodeURIComponent(id)}/report`, {}, signal),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data ? false : AGAIN_MS),
  });
  const notYet = error instanceof Problem && error.status === 409;
  return { report: data, error: notYet ? null : error };
}
