'use client';

import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Run, RunState } from '../../data/model/exercise';
import { getJson, Problem } from './api';
import { useNoteClock, useToldRun } from './live';
import { useClock } from './world';

const MOVING: readonly RunState[] = ['ready', 'running', 'frozen'];
const ASK_EVERY_MS = 1000;

/** The run of the page's clock, asked for once a second while it is not over; no data in the live world. `error` is a Problem. */
export function useRun(): UseQueryResult<Run> {
  const { run } = useClock();
  return useQuery({
    queryKey: ['exercise', run],
    queryFn: ({ signal }) => getJson<Run>(`/api/exercises/${encodeURIComponent(run ?? '')}`, {}, signal),
    enabled: run !== null,
    refetchInterval: ({ state: { data, error } }) =>
      isOver(data) || isRefused(error) ? false : ASK_EVERY_MS,
  });
}

/** Nothing of it changes any more. */
export function isOver(run: Run | undefined): boolean {
  return run !== undefined && !MOVING.includes(run.state);
}

/** There is no such run, or it is not for this person: asking again changes nothing. */
function isRefused(error: Error | null): boolean {
  return error instanceof Problem && error.status >= 400 && error.status < 500;
}

/** Keeps the run and its simulated moment up to date, for pages that watch no values. Once a page. */
export function useFollowedRun(): void {
  const { data } = useRun();
  const told = useToldRun();
  const queries = useQueryClient();
  const noteClock = useNoteClock();
  useEffect(() => {
    if (told) queries.setQueryData(['exercise', told.id], told);
  }, [told, queries]);
  useEffect(() => {
    if (data) noteClock(data.simTs);
  }, [data, noteClock]);
}
