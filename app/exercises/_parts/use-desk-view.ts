'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const DESK_TABS = ['alarms', 'values', 'faults', 'actions', 'snapshots', 'log'] as const;
export type DeskTab = (typeof DESK_TABS)[number];
/** What would tell a trainee what comes next stays with the trainer. */
export const TRAINEE_TABS: readonly DeskTab[] = ['alarms', 'values', 'actions', 'log'];

const parsers = {
  /** `trainee` hides the script: what an operator would see. */
  seat: parseAsStringLiteral(['trainer', 'trainee']).withDefault('trainer'),
  tab: parseAsStringLiteral(DESK_TABS).withDefault('alarms'),
  /** The plant in the twin; without one the first. */
  plant: parseAsString,
  /** Camera preset of the twin, as on the plant page. */
  view: parseAsString,
  /** `collector/part` that is chosen. */
  part: parseAsString,
};

/** What the desk shows, held in the address: a copied link shows the same picture. */
export function useDeskView() {
  return useQueryStates(parsers, { history: 'replace' });
}
