'use client';

import { useQuery } from '@tanstack/react-query';
import type { MaintenanceWindow } from '../../data/model/maintenance';
import { LIVE } from '../../data/model/world';
import { getJson } from './api';
import { useWorld } from './world';

/** Times of maintenance that have not ended, or with `withEnded` the latest of those too, as far as the person sees their collectors; empty in an exercise and while they load. Asked again every half minute. */
export function useMaintenance(withEnded = false): {
  readonly windows: readonly MaintenanceWindow[];
  /** Nothing is known yet. */
  readonly isLoading: boolean;
  readonly error: Error | null;
} {
  const world = useWorld();
  const { data, error, isLoading } = useQuery({
    queryKey: ['maintenance', withEnded],
    queryFn: ({ signal }) =>
      getJson<{ items: MaintenanceWindow[] }>('/api/maintenance', withEnded ? { ended: 1 } : {}, signal),
    enabled: world === LIVE,
    refetchInterval: 30_000,
  });
  return { windows: (world === LIVE ? data?.items : undefined) ?? NONE, isLoading, error };
}

/** The window that holds a collector's alarms back at a moment, epoch ms; the one that lasts longest. */
export function windowAt(
  windows: readonly MaintenanceWindow[],
  collector: string,
  at: number,
): MaintenanceWindow | undefined {
  return windows
    .filter((window) => window.collector === collector && window.from <= at && at < window.to)
    .reduce<MaintenanceWindow | undefined>(
      (last, next) => (last && last.to >= next.to ? last : next),
      undefined,
    );
}

const NONE: readonly MaintenanceWindow[] = [];
