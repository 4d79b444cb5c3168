'use client';

import {
  parseAsArrayOf,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { REJECTION_REASONS } from '../../../data/model/rejection';
import { TROUBLES } from './filter-points';

export const VIEWS = ['stations', 'points', 'quarantine'] as const;
export const WINDOW_HOURS = [1, 24, 168] as const;
export type WindowHours = (typeof WINDOW_HOURS)[number];

const parsers = {
  view: parseAsStringLiteral(VIEWS).withDefault('stations'),
  hours: parseAsNumberLiteral(WINDOW_HOURS).withDefault(24),
  station: parseAsString,
  /** Points that have one of these troubles; all of them when it is empty. */
  only: parseAsArrayOf(parseAsStringLiteral(TROUBLES)).withDefault([]),
  reason: parseAsStringLiteral(REJECTION_REASONS),
};

/** What the data health page shows, held in the address: a copied link shows the same. */
export function useHealthView() {
  return useQueryStates(parsers);
}

export type HealthView = ReturnType<typeof useHealthView>[0];
export type ChangeHealthView = ReturnType<typeof useHealthView>[1];
