'use client';

import { useQuery } from '@tanstack/react-query';
import type { Alarm } from '../../../data/model/alarm';
import type { Run } from '../../../data/model/exercise';
import { getJson } from '../../ui/api';

const AGAIN_MS = 3000;
const MOST = 10_000;

/** Every alarm of a run, over ones too; undefined while it loads. */
export function useRunAlarms({ world, state }: Run): readonly Alarm[] | undefined {
  const { data } = useQuery({
    queryKey: ['alarms', world, 'whole-run'],
    queryFn: ({ signal }) => getJson<{ items: Alarm[] }>('/api/alarms', { world, limit: MOST }, signal),
    refetchInterval: state === 'ended' || state === 'failed' ? false : AGAIN_MS,
  });
  return data?.items;
}
