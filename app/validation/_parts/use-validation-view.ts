'use client';

import { parseAsString, useQueryStates } from 'nuqs';

const parsers = {
  /** Without one the newest. */
  report: parseAsString,
  /** The report that it is compared with. */
  against: parseAsString,
  /** The case that is open. */
  case: parseAsString,
};

/** What the page shows, held in the address: a copied link shows the same, and the browser's back button closes a case. */
export function useValidationView() {
  return useQueryStates(parsers, { history: 'push', scroll: true });
}
