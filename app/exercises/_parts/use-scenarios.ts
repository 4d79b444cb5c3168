'use client';

import { useQuery } from '@tanstack/react-query';
import type { Scenario } from '../../../data/model/scenario';
import { getJson } from '../../ui/api';

export interface BrokenFile {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

export interface Library {
  readonly items: readonly Scenario[];
  readonly broken: readonly BrokenFile[];
}

/** The scenario files that the server read at its start, and those that it could not read. */
export function useScenarios(): { readonly library: Library | undefined; readonly error: Error | null } {
  const { data, error } = useQuery({
    queryKey: ['scenarios'],
    queryFn: ({ signal }) => getJson<Library>('/api/scenarios', {}, signal),
    staleTime: 60_000,
  });
  return { library: data, error };
}
