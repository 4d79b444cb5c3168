'use client';

import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { REGISTRY_KINDS } from '../../../data/model/registry';

/** The pages' parts: a kind of record each, and the times of maintenance. */
export const REGISTRY_TABS = [...REGISTRY_KINDS, 'maintenance'] as const;
export type RegistryTab = (typeof REGISTRY_TABS)[number];

const parsers = {
  kind: parseAsStringLiteral(REGISTRY_TABS).withDefault('enterprise'),
  /** Part of a name or id. */
  q: parseAsString.withDefault(''),
  retired: parseAsStringLiteral(['0', '1', 'all']).withDefault('0'),
  page: parseAsInteger.withDefault(1),
  /** The record that is open. */
  id: parseAsString,
  /** Its form is open; a new one has no id. */
  edit: parseAsStringLiteral(['change', 'new']),
  /** The version that fills the form, to go back to it. */
  from: parseAsInteger,
  /** What a new record belongs to: an enterprise. */
  of: parseAsString,
  /** New records are made one after the other: enterprise, collector, station, camera. */
  guide: parseAsBoolean.withDefault(false),
  district: parseAsString,
  enterprise: parseAsString,
  /** The collector whose details are open. */
  collector: parseAsString,
};

/** What the registry shows, held in the address. */
export function useRegistryView() {
  return useQueryStates(parsers);
}
