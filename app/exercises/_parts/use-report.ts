'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Run, RunReport } from '../../../data/model/exercise';
import { getJson } from '../../ui/api';
import { isReportOverdue, mayReportCome } from './report-waiting';

const AGAIN_MS = 1500;

/** The report of a run that has ended; undefined while the judge still works on it, `isOverdue` when it will hardly come. */
export function useReport(run: Run): {
  readonly report: RunReport | undefined;
  readonly error: Error | null;
  readonly isOverdue: boolean;
} {
  const [openedTs] = useState(Date.now);
  const path = `/api/exercises/${encodeURIComponent(run.id)}`;
  const followed = useQuery({
    queryKey: ['exercise', run.id],
    queryFn: ({ signal }) => getJson<Run>(path, {}, signal),
    refetchInterval: ({ state: { data, dataUpdatedAt, errorUpdatedAt } }) => {
      const askedTs = Math.max(dataUpdatedAt, errorUpdatedAt);
      return mayReportCome(data ?? run, { openedTs, askedTs }) ? AGAIN_MS : false;
    },
  });
  const { data, error } = useQuery({
    queryKey: ['exercise-report', run.id],
    queryFn: ({ signal }) => getJson<RunReport>(`${path}/report`, {}, signal),
    enabled: run.hasReport,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { report: data, error, isOverdue: isReportOverdue(run, followed.dataUpdatedAt) };
}
