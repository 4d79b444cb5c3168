'use client';

import { useQuery } from '@tanstack/react-query';
import { getJson } from '../../ui/api';

export interface PersonAtDesk {
  readonly name: string;
  readonly maySteer: boolean;
  readonly mayExport: boolean;
}

/** Who looks at the page, and whether they may steer exercises. The server decides again; nobody may before it has answered. */
export function usePerson(): PersonAtDesk {
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => getJson<{ name: string; rights: string[] }>('/api/me', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const has = (right: string): boolean => data?.rights.includes(right) ?? false;
  return { name: data?.name ?? '', maySteer: has('steer-exercises'), mayExport: has('export') };
}
