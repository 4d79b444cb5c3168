'use client';

import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RegistryKind, RegistryRecord } from '../../../data/model/registry';
import type { RegistryVersion } from '../../../data/store/registry-store';
import { getJson } from '../../ui/api';

export const PAGE_SIZE = 50;

/** A record as the registry lists it. */
export interface RecordRow {
  readonly record: RegistryRecord;
  readonly version: number;
  readonly changedTs: number;
  /** Empty: seeded, or kept before versions were. */
  readonly by: string;
  /** Of stations and gateways. */
  readonly hasSecret?: boolean;
}

export interface RecordsAnswer {
  readonly items: readonly RecordRow[];
  readonly total: number;
  readonly counts: Readonly<Record<RegistryKind, number>>;
}

/** One page of the records of a kind; the page before stays in sight while the next one loads. */
export function useRecords(query: {
  readonly kind: RegistryKind;
  readonly q: string;
  readonly retired: '0' | '1' | 'all';
  readonly page: number;
}): UseQueryResult<RecordsAnswer> {
  const { kind, q, retired, page } = query;
  return useQuery({
    queryKey: ['registry-records', kind, q, retired, page],
    queryFn: ({ signal }) =>
      getJson<RecordsAnswer>(
        '/api/registry/records',
        { kind, q: q.trim(), retired, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

/** Every state a record was in, the newest first; the first one is how it stands. */
export function useVersions(
  kind: RegistryKind,
  id: string | null,
): UseQueryResult<readonly RegistryVersion[]> {
  return useQuery({
    queryKey: ['registry-versions', kind, id],
    queryFn: async ({ signal }) =>
      (
        await getJson<{ items: readonly RegistryVersion[] }>(
          `${recordPath(kind, id ?? '')}/versions`,
          {},
          signal,
        )
      ).items,
    enabled: id !== null,
    staleTime: 0,
  });
}

/** `/api/registry/records/station/S1`. */
export function recordPath(kind: RegistryKind, id: string): string {
  return `/api/registry/records/${kind}/${encodeURIComponent(id)}`;
}

/** After a change: everything that shows registered things asks anew. */
export function useRegistryChanged(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const key of CHANGED_WITH_THE_REGISTRY) void queries.invalidateQueries({ queryKey: [key] });
  };
}

const CHANGED_WITH_THE_REGISTRY = [
  'registry-records',
  'registry-versions',
  'enterprises',
  'collector',
  'maintenance',
];
