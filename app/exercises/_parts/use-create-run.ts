'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { Run } from '../../../data/model/exercise';
import { postJson } from '../../ui/api';
import { deskAddress } from './desk-address';

export interface WantedRun {
  readonly scenario?: string;
  /** A scenario file's text. */
  readonly scenarioFile?: string;
  readonly seed: number;
  readonly speed: number;
}

/** Creates a run and opens its desk. */
export function useCreateRun() {
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: WantedRun) => postJson<Run>('/api/exercises', wanted),
    onSuccess: (run) => {
      queries.setQueryData(['exercise', run.id], run);
      void queries.invalidateQueries({ queryKey: ['exercises'] });
      router.push(deskAddress(run.id));
    },
  });
}
