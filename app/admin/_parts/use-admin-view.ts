'use client';

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { AUDIT_GROUPS } from './audit-groups';

export const VIEWS = ['people', 'sessions', 'audit', 'system'] as const;
export type View = (typeof VIEWS)[number];

const parsers = {
  view: parseAsStringLiteral(VIEWS),
  /** Whose panel is open: an id, or `new`. */
  person: parseAsString,
  actor: parseAsString,
  group: parseAsStringLiteral(AUDIT_GROUPS),
  /** Days or minutes as `2026-11-22`, `2026-11-22 14:03`, Asia/Shanghai. */
  from: parseAsString,
  to: parseAsString,
  /** Entries of the audit with a smaller number alone. */
  before: parseAsInteger,
};

/** What the administration shows, held in the address: a copied link shows the same. */
export function useAdminView() {
  return useQueryStates(parsers, { history: 'push' });
}

export type AdminView = ReturnType<typeof useAdminView>[0];
export type ChangeAdminView = ReturnType<typeof useAdminView>[1];
