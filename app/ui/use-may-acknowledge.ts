'use client';

import { useQuery } from '@tanstack/react-query';
import { LIVE } from '../../data/model/world';
import type { Right } from '../auth/rights';
import { getJson } from './api';
import { isOver, useRun } from './use-run';
import { useWorld } from './world';

/** Whether the person may acknowledge in the page's world. The server decides again; this only spares a button that it would refuse. */
export function useMayAcknowledge(): boolean {
  const right: Right = useWorld() === LIVE ? 'acknowledge' : 'acknowledge-in-exercise';
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => getJson<{ rights: Right[] }>('/api/me', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: run } = useRun();
  // What is over can be looked at, not changed.
  return !isOver(run) && (data?.rights.includes(right) ?? false);
}
