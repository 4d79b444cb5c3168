'use client';

import { useQuery } from '@tanstack/react-query';
import type { Run, RunReport } from '../../../data/model/exercise';
import { getJson } from '../../ui/api';

const AGAIN_MS = 1500;
/** The judge works for seconds; after this long its process has gone without a report. */
const OVERDUE_MS = 120_000;

/** The report of a run that has ended; undefined while the judge still works on it, `isOverdue` when it will hardly come. */
export function useReport(run: Run): {
  readonly report: RunReport | undefined;
  readonly error: Error | null;
  readonly isOverdue: boolean;
} {
  const path = `/api/exercises/${encodeURIComponent(run.id)}`;
  const followed = useQuery({
    queryKey: ['exercise', run.id],
    queryFn: ({ signal }) => getJson<Run>(path, {}, signal),
    refetchInterval: ({ state }) => (state.data?.hasReport ? false : AGAIN_MS),
  });
  const { data, error } = useQuery({
    queryKey: ['exercise-report', run.id],
    queryFn: ({ signal }) => getJson<RunReport>(`${path}/report`, {}, signal),
    enabled: run.hasReport,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const waitedMs = run.endedWallTs === null ? 0 : followed.dataUpdatedAt - run.endedWallTs;
  return { report: data, error, isOverdue: !run.hasReport && waitedMs > OVERDUE_MS };
}
