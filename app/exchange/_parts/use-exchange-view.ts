'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';

export const VIEWS = ['enterprises', 'refusals', 'failures', 'results', 'practice', 'profile'] as const;
export type ExchangeView = (typeof VIEWS)[number];

/** Which list is shown under the pipe, held in the address. */
export function useExchangeView(): [ExchangeView, (view: ExchangeView) => void] {
  const [view, setView] = useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('enterprises'));
  return [view, (wanted) => void setView(wanted)];
}
