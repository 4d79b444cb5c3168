'use client';

import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { LinkRefusal, LinkStatus, StandInLedger } from '../../../data/model/exchange';
import { getJson, Problem } from '../../ui/api';

const STATUS_EVERY_MS = 1000;
const LISTS_EVERY_MS = 3000;
/** As many refused records as one looks through; the total is told beside them. */
const REFUSALS_SHOWN = 500;
const KEY = 'exchange';

/** The link as it stands; asked every second while the page is seen. */
export function useLink(): UseQueryResult<LinkStatus> {
  return useQuery({
    queryKey: [KEY, 'status'],
    queryFn: ({ signal }) => getJson<LinkStatus>('/api/exchange', {}, signal),
    refetchInterval: STATUS_EVERY_MS,
    staleTime: 0,
    retry: false,
  });
}

/** Records that were refused for good, newest first, and how many there are. */
export function useRefusals(): UseQueryResult<{ items: LinkRefusal[]; total: number }> {
  return useQuery({
    queryKey: [KEY, 'refusals'],
    queryFn: ({ signal }) =>
      getJson<{ items: LinkRefusal[]; total: number }>(
        '/api/exchange/refusals',
        { limit: REFUSALS_SHOWN },
        signal,
      ),
    refetchInterval: LISTS_EVERY_MS,
  });
}

/** What the stand-in that this program started says of its own ledger; null when there is none. */
export function useStandInLedger(): UseQueryResult<StandInLedger | null> {
  return useQuery({
    queryKey: [KEY, 'stand-in'],
    queryFn: ({ signal }) =>
      getJson<StandInLedger>('/api/exchange/stand-in', {}, signal).catch((error: unknown) => {
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      }),
    refetchInterval: LISTS_EVERY_MS,
    retry: false,
  });
}

/** Something that a person does to the link; all that is shown of it is asked again afterwards. */
export function useLinkAction<Asked>(
  act: (asked: Asked) => Promise<unknown>,
  onDone?: () => void,
): UseMutationResult<unknown, Error, Asked> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [KEY] });
      onDone?.();
    },
  });
}
