'use client';

import { useQuery } from '@tanstack/react-query';
import type { NumberedAuditEntry } from '../../../data/store/people-store';
import { getJson } from '../../ui/api';
import { findAuditBound } from './find-audit-bound';
import { readAuditTime } from './read-audit-time';
import type { AdminView } from './use-admin-view';

const PAGE = 100;

export interface AuditPage {
  readonly entries: readonly NumberedAuditEntry[];
  /** `before` of the page with older entries; null at the end. */
  readonly older: number | null;
}

interface Wanted extends Pick<AdminView, 'actor' | 'group' | 'from' | 'to' | 'before'> {}

/** One page of the audit trail, newest first, as the address asks for it. */
export function useAudit({ actor, group, from, to, before }: Wanted) {
  return useQuery({
    queryKey: ['audit', actor, group, from, to, before],
    queryFn: ({ signal }) => readPage({ actor, group, from, to, before }, signal),
    refetchInterval: before === null ? 15_000 : false,
    placeholderData: (shown) => shown,
  });
}

async function readPage({ actor, group, from, to, before }: Wanted, signal: AbortSignal): Promise<AuditPage> {
  const read = async (query: Readonly<Record<string, string | number | undefined>>) =>
    (await getJson<{ items: NumberedAuditEntry[] }>('/api/audit', query, signal)).items;
  const until = readAuditTime(to, 'last');
  const bound =
    before === null && until !== null
      ? await findAuditBound(until, async (number) => (await read({ limit: 1, before: number }))[0] ?? null)
      : before;
  const items = await read({
    // One more than is shown tells whether there are older ones.
    limit: PAGE + 1,
    before: bound ?? undefined,
    actor: actor ?? undefined,
    action: group === null ? undefined : `${group}.`,
  });
  const since = readAuditTime(from, 'first') ?? 0;
  const found = items.filter(({ ts }) => ts >= since);
  const entries = found.slice(0, PAGE);
  return { entries, older: found.length > PAGE ? (entries.at(-1)?.number ?? null) : null };
}
