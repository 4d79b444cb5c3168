'use client';

import { useQuery } from '@tanstack/react-query';
import type { Right } from '../../auth/rights';
import { getJson } from '../../ui/api';

export interface ExchangeRights {
  /** To pause the link and let it go on. */
  readonly maySteer: boolean;
  /** To say where it goes and with which keys. */
  readonly maySet: boolean;
  /** To have the stand-in misbehave. */
  readonly mayPractise: boolean;
}

/** What the person may do here. The server decides again; this only spares buttons that it would refuse. */
export function useExchangeRights(): ExchangeRights {
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => getJson<{ rights: Right[]; districts: string[] | null }>('/api/me', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const has = (right: Right): boolean => data?.rights.includes(right) ?? false;
  // The link is the whole city's.
  const isWhole = data?.districts === null;
  return {
    maySteer: isWhole && has('steer-exchange'),
    maySet: isWhole && has('set-exchange'),
    mayPractise: isWhole && has('control-virtual'),
  };
}
