'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { SCENARIO_KINDS } from '../../../data/model/scenario';

const parsers = {
  /** Words of title, text, fault or id. */
  q: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(SCENARIO_KINDS),
  plant: parseAsString,
  type: parseAsStringLiteral(['dry', 'wet'] as const),
};

/** Which part of the library is shown, held in the address. */
export function useLibraryView() {
  return useQueryStates(parsers, { history: 'replace' });
}

export type LibraryView = ReturnType<typeof useLibraryView>[0];
export type ChangeLibraryView = ReturnType<typeof useLibraryView>[1];
