'use client';

import { useQuery } from '@tanstack/react-query';
import type { KeptValidation, ReportOutline, ValidatedCase } from '../../../data/model/validation';
import { getJson } from '../../ui/api';

export interface Validations {
  readonly items: readonly KeptValidation[];
  readonly broken: readonly { readonly file: string; readonly message: string }[];
}

/** Every report of the server's folder. */
export function useValidations() {
  return useQuery({
    queryKey: ['validations'],
    queryFn: ({ signal }) => getJson<Validations>('/api/validation', {}, signal),
    staleTime: 30_000,
  });
}

/** One report without curves; nothing is asked for null. */
export function useValidation(id: string | null) {
  return useQuery({
    queryKey: ['validation', id],
    queryFn: ({ signal }) =>
      getJson<ReportOutline>(`/api/validation/${encodeURIComponent(id ?? '')}`, {}, signal),
    enabled: id !== null,
    staleTime: 300_000,
  });
}

/** One case with its curves. */
export function useValidatedCase(id: string, key: string) {
  return useQuery({
    queryKey: ['validation', id, key],
    queryFn: ({ signal }) =>
      getJson<ValidatedCase>(
        `/api/validation/${encodeURIComponent(id)}/cases/${encodeURIComponent(key)}`,
        {},
        signal,
      ),
    staleTime: 300_000,
  });
}
