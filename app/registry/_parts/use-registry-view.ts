'use client';

import { parseAsString, useQueryStates } from 'nuqs';

const parsers = {
  /** Part of a name or id. */
  find: parseAsString.withDefault(''),
  district: parseAsString,
  enterprise: parseAsString,
  /** The collector whose details are open. */
  collector: parseAsString,
};

/** What the registry shows, held in the address. */
export function useRegistryView() {
  return useQueryStates(parsers);
}
