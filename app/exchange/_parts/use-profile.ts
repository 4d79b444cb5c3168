'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { MessageProfile } from '../../../data/catalogue/ministry/message-profile';
import { getJson } from '../../ui/api';

/** The table that messages are made by, with where each part of it comes from. */
export function useProfile(): UseQueryResult<MessageProfile> {
  return useQuery({
    queryKey: ['exchange-profile'],
    queryFn: ({ signal }) => getJson<MessageProfile>('/api/exchange/profile', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
