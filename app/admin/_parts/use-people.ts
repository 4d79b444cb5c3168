'use client';

import { useQuery } from '@tanstack/react-query';
import type { Person } from '../../../data/store/people-store';
import { getJson } from '../../ui/api';
import type { ListedSession } from '../../ui/session-table';

export const PEOPLE_KEY = ['people'] as const;

/** Everybody who has an account. */
export function usePeople(enabled = true) {
  return useQuery({
    queryKey: PEOPLE_KEY,
    queryFn: ({ signal }) => getJson<{ items: Person[] }>('/api/people', {}, signal),
    refetchInterval: 15_000,
    enabled,
  });
}

/** Everybody's sessions. */
export function useAllSessions() {
  return useQuery({
    queryKey: ['sessions', 'all'],
    queryFn: ({ signal }) => getJson<{ items: ListedSession[] }>('/api/sessions', { all: 1 }, signal),
    refetchInterval: 10_000,
  });
}
