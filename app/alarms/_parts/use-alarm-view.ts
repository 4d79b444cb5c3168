'use client';

import {
  parseAsArrayOf,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { RULE_IDS } from '../../../data/model/alarm';

export const SPANS = ['24h', '7d', '30d'] as const;
export type Span = (typeof SPANS)[number];
export const SPAN_MS: Readonly<Record<Span, number>> = {
  '24h': 86_400_000,
  '7d': 7 * 86_400_000,
  '30d': 30 * 86_400_000,
};

/** The states that the machine reaches today; the others of ISA-18.2 come with shelving. */
export const SHOWN_STATES = ['unack', 'ack', 'rtn-unack', 'out-of-service', 'normal'] as const;

const parsers = {
  view: parseAsStringLiteral(['open', 'all']).withDefault('open'),
  span: parseAsStringLiteral(SPANS).withDefault('24h'),
  state: parseAsArrayOf(parseAsStringLiteral(SHOWN_STATES)).withDefault([]),
  level: parseAsArrayOf(parseAsNumberLiteral([1, 2, 3, 4])).withDefault([]),
  plant: parseAsString,
  rule: parseAsStringLiteral(RULE_IDS),
  /** The alarm whose details are open. */
  alarm: parseAsString,
};

/** What the alarms page shows, held in the address: a copied link shows the same. */
export function useAlarmView() {
  return useQueryStates(parsers);
}

export type AlarmView = ReturnType<typeof useAlarmView>[0];
export type ChangeAlarmView = ReturnType<typeof useAlarmView>[1];
