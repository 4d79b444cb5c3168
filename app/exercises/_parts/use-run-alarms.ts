'use client';

import { useQuery } from '@tanstack/react-query';
import type { Alarm } from '../../../data/model/alarm';
import type { Run } from '../../../data/model/exercise';
import { getJson } from '../../ui/api';

const AGAIN_MS = 3000;
/** The most that the server gives at once: the newest. */
export const MOST_RUN_ALARMS = 10_000;

export interface RunAlarms {
  /** Undefined while they load, or when they could not be read. */
  readonly alarms: readonly Alarm[] | undefined;
  /** The run may have more than were read. */
  readonly cut: boolean;
  readonly error: Error | null;
}

/** Every alarm of a run, over ones too. */
export function useRunAlarms({ world, state }: Run): RunAlarms {
  const { data, error } = useQuery({
    queryKey: ['alarms', world, 'whole-run'],
    queryFn: ({ signal }) =>
      getJson<{ items: Alarm[] }>('/api/alarms', { world, limit: MOST_RUN_ALARMS }, signal),
    refetchInterval: state === 'ended' || state === 'failed' ? false : AGAIN_MS,
  });
  return { alarms: data?.items, cut: (data?.items.length ?? 0) >= MOST_RUN_ALARMS, error };
}
