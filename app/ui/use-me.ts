'use client';

import { useQuery } from '@tanstack/react-query';
import type { Identity } from '../../data/model/person';
import type { Right } from '../auth/rights';
import { getJson } from './api';

/** Who looks at the page, as `/api/me` answers it. */
export interface Me {
  readonly name: string;
  readonly role: Identity['role'];
  readonly kind: Identity['kind'];
  readonly rights: readonly Right[];
  /** GB/T 2260 codes; null: the whole city. */
  readonly districts: readonly string[] | null;
  readonly person: {
    readonly id: string;
    readonly hasPassword: boolean;
    readonly hasTotp: boolean;
  } | null;
  readonly sessionId: string | null;
}

export const ME_KEY = ['me'] as const;

/** Undefined until the server has answered. */
export function useMe(): Me | undefined {
  const { data } = useQuery({
    queryKey: ME_KEY,
    queryFn: ({ signal }) => getJson<Me>('/api/me', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}
